import type { Ending, Measurement } from '../../src/app/ports/kinds.ts';
import type { World } from '../../src/app/ports/world.ts';
import { abortCode } from '../../src/lib/abort.ts';

type Effort = Parameters<World['runStep']>[1];
type Script<Given extends readonly unknown[], Answer> = (
  ...given: Given
) => Answer | Promise<Answer>;

/** A world that does what the test says, by the id of the step, the check or the effect. */
export type SimWorld = World & {
  readonly steps: Record<string, Script<[Effort], Ending>>;
  readonly checks: Record<string, Script<[AbortSignal], Measurement>>;
  readonly counts: Record<string, number | ((signal: AbortSignal) => Promise<number>)>;
  /** Steps that were begun, in order: what happened outside. */
  readonly effects: string[];
  /** What was asked, in order. */
  readonly asked: string[];
  /** For which steps it was told to end what a dead worker left. */
  readonly orphansOf: string[];
  /** Steps whose programs do not end, even when killed. */
  readonly undying: string[];
};

export const finished: Ending = { outcome: 'finished', evidence: { exit: 0 }, output: 'done' };
export const failed = (code: string): Ending => ({
  outcome: 'failed',
  code,
  evidence: {},
  output: 'no space',
});
export const measured = (verdict: Measurement['verdict'], summary: string = verdict) => ({
  verdict,
  summary,
  facts: {},
});

/** Resolves when the signal aborts. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** A step that runs until it is told to end. */
export const untilTold = async ({ signal }: Effort): Promise<Ending> => {
  await aborted(signal);
  return failed(abortCode(signal));
};

export function simWorld(): SimWorld {
  const effects: string[] = [];
  const asked: string[] = [];
  const orphansOf: string[] = [];
  const undying: string[] = [];
  const steps: SimWorld['steps'] = {};
  const checks: SimWorld['checks'] = {};
  const counts: SimWorld['counts'] = {};
  return {
    steps,
    checks,
    counts,
    effects,
    asked,
    orphansOf,
    undying,
    runStep: async ({ id }, effort) => {
      effects.push(`${effort.stepId}@${effort.epoch}`);
      return (await steps[id]?.(effort)) ?? finished;
    },
    describeStep: ({ id }) => `would do ${id}`,
    measure: async ({ id }, signal) => {
      asked.push(id);
      return (await checks[id]?.(signal)) ?? measured('pass');
    },
    count: async ({ id }, signal) => {
      const script = counts[id] ?? 0;
      if (typeof script === 'number') return { status: 'counted', count: script };
      try {
        return { status: 'counted', count: await script(signal) };
      } catch (error) {
        return { status: 'unknown', why: String(error) };
      }
    },
    endOrphans: async (stepIds) => {
      orphansOf.push(...stepIds);
      return { had: stepIds, left: stepIds.filter((stepId) => undying.includes(stepId)) };
    },
  };
}
