import { expect, test } from 'vitest';
import { incidentStream } from '../../src/app/incidents.ts';
import { noteCopy } from '../../src/app/retention/copies.ts';
import { takenOut } from '../../src/app/retention/taken-out.ts';
import { IncidentId } from '../../src/core/ids.ts';
import { checkout, pricing } from '../core/sample.ts';
import { accepted, underSail } from './story.ts';

const [one, two] = [IncidentId.parse('INC-1'), IncidentId.parse('INC-2')];

test('whoever took a copy since is named: of the incident, or of all of them', async () => {
  await using scene = await underSail((harbor) => {
    const { checkout: usual } = harbor.rules.services;
    if (usual === undefined) throw new Error('There is no checkout');
    const second = { ...usual, name: 'pricing', targets: [pricing] };
    harbor.rules = { ...harbor.rules, services: { checkout: usual, pricing: second } };
  });
  const { boat, harbor } = scene;
  const actor = { kind: 'machine', token: 'ci', may: [] } as const;
  let key = 0;
  const copy = async (incident: IncidentId | undefined): Promise<void> => {
    harbor.clock.jump(60_000);
    key += 1;
    await noteCopy(boat.ship, { actor, incident, arrival: { via: 'http', key: `k${key}` } });
  };
  const declare = { kind: 'declare', severity: 'sev3', title: 'Slow' } as const;
  await copy(undefined);
  harbor.clock.jump(60_000);
  await accepted(boat.say({ ...declare, targets: [checkout] }));
  await accepted(boat.say({ ...declare, targets: [pricing] }, { by: 'bo' }));
  await copy(one);
  await copy(two);
  await copy(undefined);
  const text = { kind: 'text', stream: incidentStream(one), version: 1, name: 'title' } as const;
  expect(await takenOut(boat.ship.registry, text)).toEqual([
    { what: 'export', incident: one, to: 'machine:ci', at: expect.any(String) },
    { what: 'export', incident: null, to: 'machine:ci', at: expect.any(String) },
  ]);
  const person = boat.ship.directory.find('bo');
  if (person === undefined) throw new Error('bo is not there');
  const copies = await takenOut(boat.ship.registry, { kind: 'person', person });
  expect(copies.map(({ incident }) => incident)).toEqual([null, two, null]);
});
