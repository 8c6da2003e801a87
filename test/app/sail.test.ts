import { describe, expect, test } from 'vitest';
import { sail } from '../../src/app/sail.ts';
import { planOf, step } from '../core/sample.ts';
import { untilTold } from './sim-world.ts';
import { accepted, decidedOn, recorded, underSail } from './story.ts';

describe('a process that drains', () => {
  test('tells what runs to end, waits for it, records how it ended, and leaves nobody asleep', async () => {
    await using scene = await underSail(({ world }) => {
      world.steps['back'] = untilTold;
    });
    const { boat, harbor } = scene;
    const underWay = await boat.sail();
    await decidedOn(boat);
    await boat.until('it runs', recorded(boat, 'StepStarted'));
    await underWay[Symbol.asyncDispose]();
    expect(await boat.events('StepFailed')).toHaveLength(1);
    expect(await boat.ship.registry.leases()).toEqual([]);
    await boat.quiet();
    expect(harbor.clock.sleeping()).toBe(0);
  });

  test('starts nothing new', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [step('one'), step('two', { needs: ['one'] })] });
    });
    const { boat, harbor } = scene;
    const underWay = await boat.sail();
    await underWay[Symbol.asyncDispose]();
    await decidedOn(boat);
    await boat.quiet();
    expect(harbor.world.effects).toEqual([]);
  });
});

describe('the roles of a process', () => {
  test('decide which loops it has: a worker starts nothing by itself', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await using _ = await sail(boat.ship, new Set(['worker']));
    await decidedOn(boat);
    await boat.pass(5_000);
    expect(harbor.world.effects).toEqual([]);
    boat.wire.bring({ stepId: 'RB-1/back', epoch: 1 });
    await boat.quiet();
    expect(harbor.world.effects).toEqual(['RB-1/back@1']);
  });

  test('a reconciler sends the wake-ups and carries out nothing', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await using _ = await sail(boat.ship, new Set(['reconciler']));
    await decidedOn(boat);
    await boat.until('it is sent', () => boat.wire.sent.length > 0);
    expect(harbor.world.effects).toEqual([]);
  });
});

describe('the incidents that a process follows', () => {
  test('are those that are open, and a closed one is let go', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const { incidents } = await boat.sail();
    await decidedOn(boat);
    await incidents.catchUp();
    expect(incidents.all().map(({ id }) => id)).toEqual(['INC-1']);
    await boat.until('the run ended', recorded(boat, 'RunEnded'));
    const residuals = await boat.events('ResidualOpened');
    expect(residuals).toEqual([]);
    await boat.until('it is over or not', async () => (await boat.state()).rung !== 'acting');
    await accepted(boat.say({ kind: 'close', reportOwner: 'bo' }));
    await incidents.catchUp();
    expect(incidents.all()).toEqual([]);
    expect(incidents.get('INC-1')).toBeUndefined();
  });

  test('are known at once at the next start, and only what is new is read later', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await decidedOn(boat);
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    const { incidents } = await next.sail();
    expect(incidents.get('INC-1')?.course.status).toBe('active');
  });
});
