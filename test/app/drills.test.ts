import { describe, expect, test } from 'vitest';
import { drillStream } from '../../src/app/drills/books.ts';
import type { EventType } from '../../src/core/events.ts';
import { rehearsing } from './rehearsed.ts';
import type { Boat, Harbor } from './rig.ts';
import { serviceCheckout } from './rules.ts';
import { accepted, refused, underSail } from './story.ts';

const hourMs = 3_600_000;

const typesIn = async ({ ship }: Boat): Promise<readonly string[]> =>
  (await ship.registry.read(drillStream('checkout'))).map(({ type }) => type);

const isTold = (boat: Boat, type: EventType, times: number) => async (): Promise<boolean> =>
  (await typesIn(boat)).filter((one) => one === type).length === times;

const say = async (boat: Boat): Promise<string> =>
  (await accepted(boat.say({ kind: 'drillStatus' }))).say;

describe('a service that is rehearsed', () => {
  test('shouts that it never was, and says whose turn it is', async () => {
    await using scene = await underSail((harbor) => rehearsing(harbor));
    expect(await say(scene.boat)).toMatchInlineSnapshot(
      `"- checkout@staging: NEVER REHEARSED. Next: ada. Rehearse it: \`/drill start checkout\`."`,
    );
  });

  test('is asked for by its name, and no other', async () => {
    await using scene = await underSail((harbor) => rehearsing(harbor));
    const no = await refused(scene.boat.say({ kind: 'drillStatus', service: 'pricing' }));
    expect(no).toMatchObject({ code: 'NoDrills' });
    const yes = await accepted(scene.boat.say({ kind: 'drillStatus', service: 'checkout' }));
    expect(yes.say).toContain('checkout@staging');
  });

  test('has its team reminded once at the hour, and the day is over with that', async () => {
    await using scene = await underSail((harbor) => rehearsing(harbor));
    const { boat, harbor } = scene;
    await boat.sail();
    await boat.until('the team is told', isTold(boat, 'DrillReminded', 1));
    harbor.clock.jump(-hourMs);
    await boat.pass(70_000);
    harbor.clock.jump(hourMs);
    await boat.pass(70_000);
    expect(await typesIn(boat)).toEqual(['DrillReminded']);
  });

  test('has its team reminded after a sev2 of theirs, on the same day', async () => {
    await using scene = await underSail((harbor) => rehearsing(harbor));
    const { boat, harbor } = scene;
    const open = { kind: 'declare', severity: 'sev2', title: '5xx' } as const;
    const { targets } = serviceCheckout;
    await accepted(boat.say({ ...open, targets: [...targets] }));
    await boat.sail();
    await boat.pass(120_000);
    expect(await typesIn(boat)).toEqual([]);
    await accepted(boat.say({ kind: 'close', reportOwner: 'ada' }, { incident: 'INC-1' }));
    harbor.clock.jump(5 * 60_000);
    await boat.until('the team is told', isTold(boat, 'DrillReminded', 1));
  });
});

describe('a bot that was down for a week', () => {
  test('reminds once, and says how many working days went by', async () => {
    await using scene = await underSail((harbor) => rehearsing(harbor));
    const { boat, harbor } = scene;
    {
      await using _ = await boat.sail();
      await boat.until('the team is told', isTold(boat, 'DrillReminded', 1));
    }
    // From Monday to Monday: Tuesday to Friday nobody was reminded.
    harbor.clock.jump(7 * 24 * hourMs);
    await boat.sail();
    await boat.until('the team is told', isTold(boat, 'DrillReminded', 2));
    await boat.pass(120_000);
    const log = await boat.ship.registry.read(drillStream('checkout'));
    expect(log.map(({ codes: { day, missed } }) => [day, missed])).toEqual([
      ['2026-03-02', 0],
      ['2026-03-09', 4],
    ]);
  });
});

describe('the drill of today', () => {
  const told = async (harbor: Harbor, boat: Boat): Promise<void> => {
    await boat.sail();
    await boat.until('the team is told', isTold(boat, 'DrillReminded', 1));
    harbor.clock.jump(60_000);
  };

  test('is skipped by the person due; whoever leads the team hears of the second in a row', async () => {
    await using scene = await underSail((harbor) => rehearsing(harbor));
    const { boat, harbor } = scene;
    await told(harbor, boat);
    const skip = { kind: 'drillSkip', service: 'checkout' } as const;
    expect(await refused(boat.say(skip, { by: 'bo' }))).toMatchObject({ code: 'NotYourDrill' });
    await accepted(boat.say(skip, { by: 'ada' }));
    expect((await accepted(boat.say(skip, { by: 'ada' }))).events).toEqual([]);
    harbor.clock.jump(24 * hourMs);
    await boat.until('the team is told', isTold(boat, 'DrillReminded', 2));
    const again = await accepted(boat.say({ ...skip, reason: 'busy' }, { by: 'ada' }));
    expect(again.say).toBe(
      'ada skipped the drill of checkout, 2 times in a row; dev was told: busy.',
    );
  });

  test('is put off by anybody of the team, and said again then', async () => {
    await using scene = await underSail((harbor) => rehearsing(harbor));
    const { boat, harbor } = scene;
    await told(harbor, boat);
    const later = { kind: 'drillLater', service: 'checkout' } as const;
    expect(await refused(boat.say(later, { by: 'oz' }))).toMatchObject({ code: 'NotTheRole' });
    expect(await refused(boat.say(later, { by: 'ci' }))).toMatchObject({ code: 'MachineMayNot' });
    await accepted(boat.say(later, { by: 'bo' }));
    harbor.clock.jump(2 * hourMs);
    await boat.until('the team is told', isTold(boat, 'DrillReminded', 2));
  });

  test('is another one where somebody names the day', async () => {
    await using scene = await underSail((harbor) => rehearsing(harbor));
    const { boat } = scene;
    const plan = { kind: 'drillSchedule', service: 'checkout', day: '2026-03-04' } as const;
    await accepted(boat.say(plan, { by: 'bo' }));
    expect((await accepted(boat.say(plan, { by: 'bo' }))).events).toEqual([]);
    await boat.sail();
    await boat.pass(70_000);
    expect(await typesIn(boat)).toEqual(['DrillScheduled']);
  });
});
