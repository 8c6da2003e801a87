import { describe, expect, test } from 'vitest';
import { asSeenBy } from '../../src/app/orders/unnamed.ts';
import { checkout } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, underSail } from './story.ts';

const bad = (position: number, stream: string) => ({ position, stream, what: 'its hash is wrong' });
const report = {
  erased: [],
  problems: [bad(3, 'incident/INC-1'), bad(4, 'config'), bad(5, 'incident/INC-9'), bad(6, '')],
};
const seenBy = (boat: Boat, name: string, ship = boat.ship) =>
  asSeenBy(ship, report, boat.ship.directory.find(name));
const declare = (boat: Boat, isPrivate: boolean) =>
  accepted(
    boat.say({
      kind: 'declare',
      targets: [checkout],
      title: 'x',
      ...(isPrivate && { private: true }),
    }),
  );
const rows = (seen: { readonly problems: readonly { readonly position: number }[] }) =>
  seen.problems.map(({ position }) => position);

describe('bad rows of a private incident', () => {
  test('are named to whoever was let in, and counted for others, as are those of none that is known', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await declare(boat, true);
    expect(rows(await seenBy(boat, 'ada'))).toEqual([3, 4, 6]);
    const others = await seenBy(boat, 'oz');
    expect(rows(others)).toEqual([4, 6]);
    expect(others.unnamed).toEqual({ erased: 0, problems: 2, first: 3 });
  });

  test('are named to nobody where the damage hides who was let in', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await declare(boat, true);
    const { ship } = boat;
    const load = () => Promise.reject(new Error('damaged'));
    const damaged = { ...ship, incidents: { ...ship.incidents, load } };
    expect(rows(await seenBy(boat, 'ada', damaged))).toEqual([4, 6]);
  });

  test('of a public one are named, however damaged it is', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    await declare(boat, false);
    const { ship } = boat;
    const load = () => Promise.reject(new Error('damaged'));
    const damaged = { ...ship, incidents: { ...ship.incidents, load } };
    expect(rows(await seenBy(boat, 'oz', damaged))).toEqual([3, 4, 6]);
  });
});
