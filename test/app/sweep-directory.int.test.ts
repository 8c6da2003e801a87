import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { handleOrder } from '../../src/app/handle-order.ts';
import type { Configuration } from '../../src/app/ports/configuration.ts';
import { sweepDirectory } from '../../src/app/retention/sweep-directory.ts';
import { IncidentId, type PersonId } from '../../src/core/ids.ts';
import { usualRetention } from '../../src/core/retention/terms.ts';
import { checkout } from '../core/sample.ts';
import { type Boat, type Harbor, harbor } from './rig.ts';
import { accepted, underSail } from './story.ts';

const dayMs = 86_400_000;
const never = new AbortController().signal;
const entry = IncidentId.parse('INC-1');
const account = 'slack:U0CANARY';

/** A ship with a member of the workspace whom the configuration does not name. */
async function withMember() {
  const scene = await underSail();
  const { boat, harbor: port } = scene;
  const cy = await boat.ship.directory.admit(account, 'Cy Canary');
  return {
    boat,
    harbor: port,
    cy,
    /** A day goes by, with its look, and so on. */
    days: async (count: number) => {
      let gone = 0;
      for (let day = 0; day < count; day += 1) {
        port.clock.jump(dayMs);
        gone += await sweepDirectory(boat.ship, never);
      }
      return gone;
    },
    [Symbol.asyncDispose]: () => scene[Symbol.asyncDispose](),
  };
}

const namesIn = async ({ ship }: Boat) => (await ship.registry.people()).map(({ name }) => name);
const declare = (boat: Boat) =>
  accepted(
    boat.say({ kind: 'declare', severity: 'sev2', targets: [checkout], title: 'Buying fails' }),
  );

async function orders({ ship }: Boat, person: PersonId, key: string): Promise<void> {
  await accepted(
    handleOrder(ship, {
      order: { kind: 'where' },
      incident: undefined,
      actor: { kind: 'person', person },
      arrival: { via: 'slack', arrival: 'slack', key },
    }),
  );
}

const without = (name: string, { people, ...rules }: Configuration): Configuration => ({
  ...rules,
  people: Object.fromEntries(Object.entries(people).filter(([one]) => one !== name)),
});

const bytesIn = async ({ folder }: Harbor) =>
  Buffer.concat(
    await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name)))),
  );

describe('somebody whom the configuration does not name', () => {
  test('goes when the term is over since they were seen, on record, with every byte', async () => {
    await using scene = await withMember();
    const { boat, harbor: port, cy } = scene;
    expect((await bytesIn(port)).includes('Canary')).toBe(true);
    expect(await scene.days(365)).toBe(0);
    expect(await namesIn(boat)).toContain('Cy Canary');
    expect(await scene.days(2)).toBe(1);
    const bytes = await bytesIn(port);
    expect([bytes.includes('Canary'), bytes.includes('U0CANARY')]).toEqual([false, false]);
    const config = await boat.ship.registry.read('config');
    expect(config.filter(({ type }) => type === 'TextErased')).toMatchObject([
      { actor: 'timer', codes: { what: `person/${cy}`, basis: 'retention:directory' } },
    ]);
    expect(boat.ship.directory.nameOf(cy)).toBe('someone erased');
    expect(boat.ship.directory.with(account)).toBeUndefined();
    expect(await boat.ship.registry.verify()).toMatchObject({ ok: true, problems: [] });
    expect(await namesIn(boat)).toEqual(expect.arrayContaining(['ada', 'bo', 'dana', 'dev', 'oz']));
    expect(await scene.days(2)).toBe(0);
  });

  test('stays as long as they are there, if only to ask', async () => {
    await using scene = await withMember();
    const { boat, cy } = scene;
    await scene.days(300);
    await orders(boat, cy, 'a');
    expect(await scene.days(365)).toBe(0);
    await orders(boat, cy, 'b');
    expect(await scene.days(366)).toBe(0);
    expect(await scene.days(1)).toBe(1);
  });

  test('stays while a group that something outside knows has them', async () => {
    await using scene = await withMember();
    const { boat, harbor: port } = scene;
    port.rules = { ...port.rules, groups: { night: { kind: 'slack', id: 'S1' } } };
    const members = { people: [account], at: port.clock.now() };
    const ship = { ...boat.ship, rosters: { ...boat.ship.rosters, last: () => members } };
    port.clock.jump(400 * dayMs);
    expect(await sweepDirectory(ship, never)).toBe(0);
    expect(await scene.days(366)).toBe(0);
    expect(await scene.days(1)).toBe(1);
  });

  test('stays while an open incident names them, and while a closed one is held that does', async () => {
    await using scene = await withMember();
    const { boat, cy, harbor: port } = scene;
    await declare(boat);
    await accepted(boat.say({ kind: 'page', who: '@U0CANARY' }));
    expect(JSON.stringify(await boat.events('PersonPaged'))).toContain(cy);
    port.clock.jump(800 * dayMs);
    expect(await scene.days(1)).toBe(0);
    await accepted(boat.say({ kind: 'close', reportOwner: 'bo' }));
    await accepted(boat.say({ kind: 'registryHold', entry, reason: 'a letter' }));
    expect(await scene.days(1)).toBe(0);
    await accepted(boat.say({ kind: 'registryRelease', entry, reason: 'over' }));
    expect(await scene.days(1)).toBe(1);
  });

  test('is counted from the first look where it was not noted before', async () => {
    await using port = await harbor();
    {
      await using before = await port.boot();
      await before.ship.directory.admit(account, 'Cy Canary');
    }
    const file = new Sqlite(join(port.folder, 'registry.sqlite'));
    file.exec('UPDATE people SET seen_at = NULL');
    file.close();
    await using boat = await port.boot();
    port.clock.jump(400 * dayMs);
    expect(await sweepDirectory(boat.ship, never)).toBe(0);
    port.clock.jump(366 * dayMs);
    expect(await sweepDirectory(boat.ship, never)).toBe(0);
    port.clock.jump(1);
    expect(await sweepDirectory(boat.ship, never)).toBe(1);
  });

  test('goes in the order of many, none of them left out', async () => {
    await using scene = await withMember();
    const { boat, harbor: port } = scene;
    for (let one = 0; one < 50; one += 1) {
      await boat.ship.directory.admit(`slack:U1${one}`, `Member ${one}`);
    }
    port.clock.jump(400 * dayMs);
    const sweeping = sweepDirectory(boat.ship, never);
    await boat.until('all are gone', async () => (await namesIn(boat)).length === 5);
    expect(await sweeping).toBe(51);
  });
});

describe('somebody whom the configuration named', () => {
  test('has the whole term from when it named them last', async () => {
    await using scene = await withMember();
    const { boat, harbor: port } = scene;
    await scene.days(400);
    port.rules = without('oz', port.rules);
    await boat.ship.directory.learn(port.rules);
    expect(await scene.days(365)).toBe(0);
    expect(await namesIn(boat)).toContain('oz');
    expect(await scene.days(2)).toBe(1);
    expect(await namesIn(boat)).not.toContain('oz');
  });

  test('goes sooner where the term is shorter', async () => {
    await using scene = await withMember();
    const { harbor: port } = scene;
    port.rules = {
      ...port.rules,
      retention: { ...usualRetention, directory: 90 * dayMs },
    };
    expect(await scene.days(90)).toBe(0);
    expect(await scene.days(1)).toBe(1);
  });
});

test('an order is carried out though it cannot be noted that somebody is there', async () => {
  await using scene = await withMember();
  const { boat, harbor: port } = scene;
  port.clock.jump(2 * dayMs);
  boat.store.breakDown('saw');
  await declare(boat);
  expect(boat.log).toContainEqual(expect.objectContaining({ event: 'PersonNotNoted' }));
});
