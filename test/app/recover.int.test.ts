import { describe, expect, test } from 'vitest';
import { handleReport } from '../../src/app/handle-report.ts';
import { idempotent, planOf, rb, step } from '../core/sample.ts';
import type { Boat } from './rig.ts';
import { accepted, decidedOn, recorded, underSail } from './story.ts';

/** A worker claims the step and is never heard of again. */
const claimAndDie = (boat: Boat, owner: string, id = 'back') =>
  handleReport(
    boat.ship,
    { kind: 'claim', plan: rb(1), step: id, epoch: 1, owner },
    { incident: 'INC-1', actor: 'worker' },
  );

describe('a step whose owner died', () => {
  test('is unknown at the next start, after what it left was ended, and never runs again', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await decidedOn(boat);
    await claimAndDie(boat, 'here/1/one');
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    expect(harbor.world.orphansOf).toEqual(['RB-1/back']);
    expect(next.log.map(({ event }) => event)).toContain('OrphansEnded');
    expect((await next.events('StepUnknown'))[0]).toMatchObject({
      owner: 'here/1/one',
      mayStillRun: false,
      retry: false,
    });
    await next.pass(60_000);
    expect(harbor.world.effects).toEqual([]);
    expect((await next.events('RunPaused'))[0]).toMatchObject({ why: 'step-unknown' });
    expect(await next.ship.registry.leases()).toEqual([]);
  });

  test('goes on when a person settles it as done', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [step('back'), step('then', { needs: ['back'] })] });
    });
    const { boat, harbor } = scene;
    await decidedOn(boat);
    await claimAndDie(boat, 'here/1/one');
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    const settle = { kind: 'settle', step: 'back', outcome: 'done', evidence: 'seen' } as const;
    await accepted(next.say(settle));
    await accepted(next.say({ kind: 'resume' }));
    await next.until('the run ended', recorded(next, 'RunEnded'));
    expect(harbor.world.effects).toEqual(['RB-1/then@1']);
  });

  test('runs again when a person settles it as not done and lets it try again', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await decidedOn(boat);
    await claimAndDie(boat, 'here/1/one');
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    const settle = { kind: 'settle', step: 'back', outcome: 'not-done', evidence: 'seen' } as const;
    await accepted(next.say(settle));
    await accepted(next.say({ kind: 'retry', step: 'back', reason: 'it did not run' }));
    await next.until('the run ended', recorded(next, 'RunEnded'));
    expect(harbor.world.effects).toEqual(['RB-1/back@1']);
  });

  test('runs again by policy where its author says that this is harmless', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [idempotent('back', 1)] });
    });
    const { boat, harbor } = scene;
    await decidedOn(boat);
    await claimAndDie(boat, 'here/1/one');
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    await next.until('the run ended', recorded(next, 'RunEnded'));
    expect(harbor.world.effects).toEqual(['RB-1/back@1']);
    expect((await next.events('StepUnknown'))[0]).toMatchObject({ retry: true });
  });

  test('may still run when what it left does not end, and the record says so of it alone', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: [step('back'), step('also')] });
    });
    const { boat, harbor } = scene;
    await decidedOn(boat);
    for (const id of ['back', 'also']) await claimAndDie(boat, 'here/1/one', id);
    await boat[Symbol.asyncDispose]();
    harbor.world.undying.push('RB-1/back');
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    const lost = await next.events('StepUnknown');
    expect(lost).toMatchObject([
      { step: 'also', mayStillRun: false },
      { step: 'back', mayStillRun: true },
    ]);
    expect(next.log).toContainEqual({ event: 'OrphansLeft', steps: ['RB-1/back'] });
    expect(next.log).toContainEqual({ event: 'OrphansEnded', steps: ['RB-1/also'] });
  });

  test('on another machine may still run there: nothing here is ended, and the record says so', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await decidedOn(boat);
    await claimAndDie(boat, 'elsewhere/1/one');
    await boat.sail();
    await boat.until('its lease ran out', recorded(boat, 'StepUnknown'));
    expect(harbor.world.orphansOf).toEqual([]);
    expect((await boat.events('StepUnknown'))[0]).toMatchObject({ mayStillRun: true });
  });
});

describe('a lease of somebody else', () => {
  test('is given up only after it ran out', async () => {
    await using scene = await underSail();
    const { boat, harbor } = scene;
    await decidedOn(boat);
    boat.wire.treatment = 'drop';
    await boat.sail();
    await claimAndDie(boat, 'here/9/other');
    const claimed = harbor.clock.monotonic();
    await boat.until('it is given up', recorded(boat, 'StepUnknown'));
    const after = harbor.clock.monotonic() - claimed;
    expect(after).toBeGreaterThanOrEqual(10_000);
    expect(after).toBeLessThan(13_000);
  });

  test('whose plan nobody knows is left alone', async () => {
    await using scene = await underSail();
    const { boat } = scene;
    const lease = { stepId: 'RB-77/back', epoch: 9, attempt: 1, owner: 'here/9/x' } as const;
    await boat.ship.registry.append({
      key: 'stray',
      reads: [],
      events: [],
      names: [],
      locks: [],
      due: [],
      summaries: [],
      leases: [{ do: 'take', ...lease, forMs: -1_000 }],
      answer: null,
    });
    const head = await boat.ship.registry.head();
    await boat.sail();
    await boat.pass(3_000);
    expect(await boat.ship.registry.head()).toBe(head);
  });
});

describe('several steps of one dead owner', () => {
  test('are all given up, each once', async () => {
    await using scene = await underSail(({ playbooks }) => {
      playbooks.plan = planOf({ steps: ['one', 'two', 'three'].map((id) => step(id)) });
    });
    const { boat, harbor } = scene;
    await decidedOn(boat);
    for (const id of ['one', 'two', 'three']) await claimAndDie(boat, 'here/1/one', id);
    await boat[Symbol.asyncDispose]();
    await using next = await harbor.boot('here/2/two');
    await next.sail();
    expect(await next.events('StepUnknown')).toHaveLength(3);
    expect(await next.events('RunPaused')).toHaveLength(1);
    expect(harbor.world.effects).toEqual([]);
  });
});
