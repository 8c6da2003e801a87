import { describe, expect, test } from 'vitest';
import { loadTarget } from '../../src/app/incidents.ts';
import { rebuild } from '../../src/app/registry/rebuild.ts';
import { OutsideId, Target } from '../../src/core/ids.ts';
import { wayBack } from '../../src/core/release/history.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, refused, underSail } from './story.ts';

const out = (number: number) => OutsideId.parse(`OUT-${number}`);
const add = {
  kind: 'registryAdd',
  target: checkout,
  from: '2',
  to: '1',
  since: '2026-02-28T03:05:00.000Z',
  what: 'Bo redeployed by hand, the canary burned',
} as const;
const explain = {
  kind: 'registryExplain',
  outside: out(1),
  who: 'Bo',
  left: '212 orders',
  why: 'nobody could buy',
} as const;
const shown = async (boat: Boat, entry = 'OUT-1') =>
  (await accepted(boat.say({ kind: 'registryShow', entry }))).say;
const listed = async (boat: Boat, more: object = {}) =>
  (await accepted(boat.say({ kind: 'registryList', ...more }))).say;
const register = (version: string) =>
  ({ kind: 'releaseRegister', target: checkout, version, commit: `abcdef${version}` }) as const;

describe('what somebody adds', () => {
  test('is listed, shown, found by its words, and explained by the team', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { events } = await accepted(boat.say(add, { by: 'bo' }));
    expect(events.map(({ stream, type }) => `${stream} ${type}`)).toEqual([
      'outside/OUT-1 WentBackOutside',
      'target/checkout@prod ReleaseLeft',
    ]);
    expect(await listed(boat, { outcome: 'outside', service: 'checkout' })).toContain(
      'OUT-1, outside: checkout@prod, "Bo redeployed by hand, the canary burned".',
    );
    expect(await listed(boat, { words: 'canary' })).toContain('OUT-1');
    expect(await shown(boat)).toContain('Nobody has said yet');
    await accepted(boat.say(explain));
    expect(await shown(boat)).toContain('What it did not undo: "212 orders".');
    expect(await listed(boat, { words: '212', strategy: 'rollback' })).toContain('OUT-1');
  });

  test('is there in every form of a document, and after a rebuild', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await accepted(boat.say(add));
    await rebuild(boat.ship.registry);
    expect(JSON.parse(await listed(boat, { format: 'json' }))).toMatchObject({
      incidents: [{ id: 'OUT-1', outcome: 'outside', from: '2', to: '1', title: add.what }],
    });
    expect(await listed(boat, { format: 'csv' })).toContain('OUT-1,live,,');
    expect(await listed(boat, { format: 'md' })).toContain('| OUT-1 | live |');
  });

  test('is the team’s to add and to explain, and no program’s', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    expect(await refused(boat.say(add, { by: 'oz' }))).toMatchObject({ code: 'NotTheRole' });
    await accepted(boat.say(add));
    expect(await refused(boat.say(explain, { by: 'oz' }))).toMatchObject({ code: 'NotTheRole' });
    const pricing = { ...add, target: Target.parse('nothing@prod') };
    expect(await refused(boat.say(pricing))).toMatchObject({ code: 'UnknownService' });
  });

  test('is not there where nothing was recorded', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const unknown = { ...explain, outside: out(7) };
    expect(await refused(boat.say(unknown))).toMatchObject({ code: 'UnknownOutside' });
    expect(await refused(boat.say({ kind: 'registryShow', entry: 'OUT-7' }))).toMatchObject({
      code: 'UnknownOutside',
    });
  });
});

describe('an older release that is registered as live', () => {
  test('is recorded as gone back outside, and no plan goes back to what was left', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const before = (await loadTarget(boat.ship.registry, checkout)).state;
    const [first] = before.live;
    scene.harbor.clock.jump(60_000);
    const { say } = await accepted(
      boat.say({ ...register('1'), commit: first?.commit, digest: first?.digest }),
    );
    expect(say).toContain('on record as OUT-1');
    const { state } = await loadTarget(boat.ship.registry, checkout);
    expect(wayBack(state)?.version).not.toBe('2');
    expect(await shown(boat)).toContain(
      'Went back 2 → 1 without a run, 10:01 UTC, registered by ada',
    );
  });

  test('is nothing of the kind when it is newer', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    scene.harbor.clock.jump(60_000);
    await accepted(boat.say(register('3')));
    expect(await listed(boat)).toContain('There is no incident yet');
  });
});
