import type { Playbooks } from '../../../src/app/ports/playbooks.ts';
import type { StepSpec } from '../../../src/core/plan/plan.ts';
import { abortCode, whenAborted } from '../../../src/lib/abort.ts';
import { ok } from '../../../src/lib/result.ts';
import type { Without } from './controls.ts';

// How the guards of the clock, the wire and the world are taken away.

/** A clock for durations that stands still while its process does: a lease seems to hold that was long over. */
export const sleepsWithItsClock: Without = (ports, { scheduler, life }) => ({
  ...ports,
  clock: {
    ...ports.clock,
    monotonic: () => {
      const now = scheduler.now();
      return life.stops.reduce((ms, { from, to }) => ms - (Math.min(to, now) - from), now);
    },
  },
});

/** What was sent once is not sent again, whatever became of it. */
export const wakesOnce: Without = (ports) => {
  const sent = new Set<string>();
  return {
    ...ports,
    wire: {
      ...ports.wire,
      wake: async (wakeUp) => {
        const key = `${wakeUp.stepId} ${wakeUp.epoch}`;
        if (sent.has(key)) return;
        sent.add(key);
        await ports.wire.wake(wakeUp);
      },
    },
  };
};

/** A step that runs is not told that it has to end. */
export const hearsNoEnd: Without = (ports) => ({
  ...ports,
  world: {
    ...ports.world,
    runStep: (spec, effort) =>
      ports.world.runStep(spec, { ...effort, signal: new AbortController().signal }),
  },
});

/** A step that is told to end says so at once, and what it started goes on. */
export const endsWithoutEnding: Without = (ports) => ({
  ...ports,
  world: {
    ...ports.world,
    runStep: async (spec, effort) => {
      using told = whenAborted(effort.signal);
      const { signal } = new AbortController();
      const ended = ports.world.runStep(spec, { ...effort, signal });
      const stopped = told.promise.then(
        () =>
          ({
            outcome: 'failed',
            code: abortCode(effort.signal),
            evidence: {},
            output: '',
          }) as const,
      );
      return await Promise.race([ended, stopped]);
    },
  },
});

/** Nobody ends what a dead process left running. */
export const leavesChildren: Without = (ports) => ({
  ...ports,
  world: { ...ports.world, endOrphans: async () => ({ had: [], left: [] }) },
});

/** What did not end, even when killed, is said to have ended. */
export const saysAllEnded: Without = (ports) => ({
  ...ports,
  world: {
    ...ports.world,
    endOrphans: async (steps) => ({ ...(await ports.world.endOrphans(steps)), left: [] }),
  },
});

/** Every step counts as harmless to repeat, so that what became unknown is simply tried again. */
export const retriesBlindly: Without = (ports) => ({
  ...ports,
  playbooks: { ...ports.playbooks, makePlan: blindly(ports.playbooks.makePlan) },
});

function blindly(makePlan: Playbooks['makePlan']): Playbooks['makePlan'] {
  const retry = { max: 9, delayMs: 100, backoff: 'fixed', maxDelayMs: 100 } as const;
  const harmless = (step: StepSpec): StepSpec => ({ ...step, idempotent: true, retry });
  return async (name, binding) => {
    const plan = await makePlan(name, binding);
    return plan.ok ? ok({ ...plan.value, steps: plan.value.steps.map(harmless) }) : plan;
  };
}
