import type { CheckSpec, EffectSpec, StepSpec } from '../../core/plan/plan.ts';
import type { Count, Effort, Ending, Measurement } from './kinds.ts';

/**
 * The world outside, as steps and checks reach it. It never throws for what the world does or lacks: a target that is
 * away, a secret that is not set and a kind that does not exist are endings, verdicts and counts too.
 */
export type World = {
  readonly runStep: (step: StepSpec, effort: Omit<Effort, 'secrets'>) => Promise<Ending>;
  /** What the step would do, in one line, without doing it. */
  readonly describeStep: (step: StepSpec) => string;
  readonly measure: (check: CheckSpec, signal: AbortSignal) => Promise<Measurement>;
  /** How many of it there are now, or why nobody can tell. */
  readonly count: (what: Countable, signal: AbortSignal) => Promise<Count>;
  /** Ends the process groups on this machine that carry one of these steps, and waits for them. */
  readonly endOrphans: (stepIds: readonly string[]) => Promise<Orphans>;
};

/** Something to count, by its name. */
export type Countable = Pick<EffectSpec, 'id' | 'count'>;

/** The steps that had left something running, and those that may still: what is here did not end, or cannot be seen. */
export type Orphans = { readonly had: readonly string[]; readonly left: readonly string[] };
