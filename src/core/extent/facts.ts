import type { Target } from '../ids.ts';

/** What a change of scope rests on. */
export type ExtentFacts = {
  /** Every target of the configuration. */
  readonly knownTargets: readonly Target[];
};
