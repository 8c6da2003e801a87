import { describe, expect, test } from 'vitest';
import { digestStream } from '../../src/app/digest/weeks.ts';
import type { Boat } from './rig.ts';
import { underSail } from './story.ts';
import { toldWeekly, weekMs } from './weekly.ts';

const told = async ({ ship }: Boat): Promise<readonly unknown[]> =>
  (await ship.registry.read(digestStream)).map(({ codes }) => codes['until']);
const isTold = (boat: Boat, times: number) => async (): Promise<boolean> =>
  (await told(boat)).length === times;

describe('the week that people are told of', () => {
  test('is over at its hour, once, also where the clock goes back', async () => {
    await using scene = await underSail(toldWeekly);
    const { boat, harbor } = scene;
    await boat.sail();
    expect(await told(boat)).toEqual([]);
    await boat.until('it is told', isTold(boat, 1));
    harbor.clock.jump(-3_600_000);
    await boat.pass(130_000);
    harbor.clock.jump(3_600_000);
    await boat.pass(130_000);
    expect(await told(boat)).toHaveLength(1);
    harbor.clock.jump(weekMs);
    await boat.until('the next one is told', isTold(boat, 2));
  });

  test('is one after three weeks of downtime, not three', async () => {
    await using scene = await underSail(toldWeekly);
    const { boat, harbor } = scene;
    const underWay = await boat.sail();
    await boat.until('it is told', isTold(boat, 1));
    await underWay[Symbol.asyncDispose]();
    await boat[Symbol.asyncDispose]();
    harbor.clock.jump(3 * weekMs);
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    await next.until('the last one is told', isTold(next, 2));
    await next.pass(130_000);
    expect(await told(next)).toHaveLength(2);
  });

  test('is nobody’s business where no digest is asked for, nor any more once that is taken back', async () => {
    await using scene = await underSail(toldWeekly);
    const { boat, harbor } = scene;
    await boat.sail();
    await boat.until('it is told', isTold(boat, 1));
    harbor.rules = { ...harbor.rules, weekly: undefined, digest: 'rules-2' };
    harbor.clock.jump(weekMs);
    await boat.pass(130_000);
    expect(await told(boat)).toHaveLength(1);
    expect(await boat.ship.registry.nextDue()).toBeUndefined();
  });
});
