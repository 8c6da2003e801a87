import { describe, expect, test } from 'vitest';
import { standIn } from '../../src/core/drill/stand-in.ts';
import type { SurpriseKind } from '../../src/core/drill/surprise.ts';
import type { Order } from '../../src/core/orders.ts';
import { carded, done, drilling, ending, going, scoredTimes, staging } from './drill-scene.ts';
import type { Boat } from './rig.ts';
import { untilTold } from './sim-world.ts';
import { accepted, recorded, refused } from './story.ts';

/** A drill with this surprise, at its card. */
async function surprised(boat: Boat, surprise: SurpriseKind): Promise<void> {
  await accepted(boat.say({ kind: 'drillStart', where: 'checkout', surprises: [surprise] }));
  await boat.sail();
  await carded(boat);
}

const scoreOf = async (boat: Boat) => {
  await boat.until('it is scored', scoredTimes(boat, 1));
  return (await done(boat))[0]?.score;
};

describe('a drill in which the authority falls silent', () => {
  test('is decided by the next one on the roster, after the time that a decision may wait', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await surprised(boat, 'authority-silent');
    expect(await refused(boat.say({ kind: 'go' }, { incident: 'INC-1' }))).toMatchObject({
      code: 'SilentInDrill',
    });
    await boat.pass(301_000);
    await accepted(boat.say({ kind: 'iDecide' }, { incident: 'INC-1', by: 'bo' }));
    await going(boat, 'INC-1', 'bo');
    await ending(boat, 'INC-1', 'bo');
    expect(await scoreOf(boat)).toMatchObject({
      surprises: [{ kind: 'authority-silent', answered: true }],
    });
  });
});

describe('a drill in which a check fails', () => {
  test('recovers only when the check says again what it measures', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await surprised(boat, 'check-fails');
    await going(boat);
    await boat.until('it is surprised', recorded(boat, 'SurpriseSprung'));
    await boat.pass(60_000);
    expect(await boat.events('RecoveryReached')).toEqual([]);
    await ending(boat);
    expect(await scoreOf(boat)).toMatchObject({
      failures: [],
      surprises: [{ kind: 'check-fails', answered: true }],
    });
  });
});

describe('a drill in which a step hangs', () => {
  test('waits until somebody found out what became of it', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await surprised(boat, 'step-hangs');
    await going(boat);
    await boat.until('nobody can tell', recorded(boat, 'StepUnknown'));
    await boat.pass(60_000);
    expect(await boat.events('StepFinished')).toEqual([]);
    const settle = { kind: 'settle', step: 'back', outcome: 'done', evidence: 'seen' } as const;
    await accepted(boat.say(settle, { incident: 'INC-1' }));
    await accepted(boat.say({ kind: 'resume' }, { incident: 'INC-1' }));
    await ending(boat);
    expect(await scoreOf(boat)).toMatchObject({
      failures: [],
      surprises: [{ kind: 'step-hangs', answered: true }],
    });
  });
});

describe('a drill in which somebody else orders another strategy', () => {
  test('keeps it as the advice of a stand-in, and stays on its course', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await surprised(boat, 'second-order');
    await going(boat);
    await boat.until('somebody orders', recorded(boat, 'OrderAdvised'));
    await ending(boat);
    expect(await boat.events('OrderAdvised')).toMatchObject([{ order: 'switch', by: standIn }]);
    expect(await boat.events('SwitchOrdered')).toEqual([]);
    expect(await scoreOf(boat)).toMatchObject({
      failures: [],
      surprises: [{ kind: 'second-order', answered: true }],
    });
  });
});

describe('a drill in which whoever decides follows another order', () => {
  test('fails: one strategy was given up for another', async () => {
    await using scene = await drilling();
    const { boat, harbor } = scene;
    harbor.world.steps['back'] = untilTold;
    await surprised(boat, 'second-order');
    await going(boat);
    await boat.until('somebody orders', recorded(boat, 'OrderAdvised'));
    const reason = 'they may be right';
    const follow = {
      kind: 'switch',
      to: 'wait',
      targets: [],
      reason,
      override: true,
    } satisfies Order;
    await accepted(boat.say(follow, { incident: 'INC-1' }));
    await boat.until('it waits', recorded(boat, 'StrategyEnded'));
    const { say } = await accepted(boat.say({ kind: 'drillReport' }, { incident: 'INC-1' }));
    expect(say).toContain('against it: one strategy was given up for another on the way');
    expect(say).toContain('somebody else ordered another strategy; the strategy was switched');
  });
});

describe('a stand-in', () => {
  test('orders once, whoever runs beside and however often the process starts', async () => {
    await using scene = await drilling();
    const { boat, harbor } = scene;
    harbor.world.steps['back'] = untilTold;
    await surprised(boat, 'second-order');
    await going(boat);
    await boat.until('somebody orders', recorded(boat, 'OrderAdvised'));
    await boat.sail();
    await boat.pass(5_000);
    expect(await boat.events('OrderAdvised')).toHaveLength(1);
  });

  test('says nothing where another surprise came, or none', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await surprised(boat, 'check-fails');
    await going(boat);
    await ending(boat);
    expect(await boat.events('OrderAdvised')).toEqual([]);
  });
});

describe('a live incident on the target of a drill', () => {
  const declare: Order = { kind: 'declare', targets: [staging], title: 'slow' };

  test('ends the drill at once, and nobody is scored for it', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await surprised(boat, 'check-fails');
    expect((await accepted(boat.say(declare))).incident).toBe('INC-2');
    expect(await boat.state('INC-1')).toMatchObject({ rung: 'closed' });
    expect(await boat.state('INC-2')).toMatchObject({ mode: 'live', targets: [staging] });
    await boat.pass(5_000);
    expect(await done(boat)).toEqual([]);
    const report = await accepted(boat.say({ kind: 'drillReport' }, { incident: 'INC-1' }));
    expect(report.say).toContain('ended by a live incident');
  });

  test('takes its lock, whatever the drill is doing, and a step of it is told to end', async () => {
    await using scene = await drilling();
    const { boat, harbor } = scene;
    harbor.world.steps['back'] = untilTold;
    await surprised(boat, 'second-order');
    await going(boat);
    await boat.until('it acts', recorded(boat, 'StepStarted'));
    await accepted(boat.say(declare));
    const { held } = await boat.ship.registry.locks();
    expect(held).toEqual([]);
    await boat.until('the step has ended', recorded(boat, 'StepFailed'));
    expect(await boat.state('INC-1')).toMatchObject({ rung: 'closed', course: { status: 'none' } });
  });

  test('is never ended by a drill', async () => {
    await using scene = await drilling();
    const { boat } = scene;
    await accepted(boat.say(declare));
    const start = { kind: 'drillStart', where: 'checkout' } as const;
    expect(await refused(boat.say(start))).toMatchObject({ code: 'TargetHasIncident' });
    expect(await refused(boat.say(declare))).toMatchObject({ code: 'TargetHasIncident' });
    expect(await boat.state('INC-1')).toMatchObject({ rung: 'declared' });
  });
});
