import { describe, expect, test } from 'vitest';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import { checkout } from '../core/sample.ts';
import { carded, drilling, ending, going, scoredTimes } from './drill-scene.ts';
import type { Boat } from './rig.ts';
import { serviceCheckout } from './rules.ts';
import { accepted } from './story.ts';

const dayMs = 86_400_000;

/** The card of the way back in production, and its details. */
async function shown(boat: Boat): Promise<string> {
  const { say, incident = '' } = await accepted(boat.say({ kind: 'card', target: checkout }));
  const details = await accepted(boat.say({ kind: 'dryRun' }, { incident }));
  await accepted(boat.say({ kind: 'close' }, { incident }));
  return `${say}\n${details.say}`;
}

async function rehearse(boat: Boat, incident: string): Promise<void> {
  await accepted(boat.say({ kind: 'drillStart', where: 'checkout' }));
  await carded(boat, incident);
  await going(boat, incident);
  await ending(boat, incident);
  await boat.until('it is scored', scoredTimes(boat, 1));
}

describe('whoever decides on the way back of a service with drills', () => {
  test('reads that it never was rehearsed, when it was, and that this is overdue', async () => {
    await using scene = await drilling();
    const { boat, harbor } = scene;
    await boat.sail();
    expect(await shown(boat)).toContain('WARNING: NEVER REHEARSED');
    await rehearse(boat, 'INC-2');
    const fresh = await shown(boat);
    expect(fresh).toContain('Rehearsed today.');
    expect(fresh).toContain('Passed on 1 Mar (INC-2, ada)');
    expect(fresh).not.toContain('WARNING');
    harbor.clock.jump(31 * dayMs);
    const late = await shown(boat);
    expect(late).toContain('Rehearsed 31 days ago, overdue.');
    expect(late).toContain('WARNING: OVERDUE by 1 day');
  });
});

describe('a service that is rehearsed by a playbook of its own', () => {
  const withPlaybook = (rules: Configuration): Configuration => {
    const { checkout: service = serviceCheckout } = rules.services;
    const drills = service.drills && { ...service.drills, playbook: 'checkout-rehearsal' };
    return { ...rules, services: { ...rules.services, checkout: { ...service, drills } } };
  };

  test('was rehearsed by what was meant for it', async () => {
    await using scene = await drilling([], withPlaybook);
    const { boat } = scene;
    await boat.sail();
    await rehearse(boat, 'INC-1');
    expect(await shown(boat)).toContain('Rehearsed today.');
  });
});
