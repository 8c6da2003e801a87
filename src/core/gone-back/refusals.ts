import type { OutsideId, PlanId, Target } from '../ids.ts';

/** Refusals about what went back outside. */
export type Refusals = {
  /** It did not go back, it has not happened yet, or a run of ours did it. */
  NotOutside: {
    readonly target: Target;
    readonly from: string;
    readonly to: string;
    readonly why: 'same' | 'future' | 'run';
    readonly plan?: PlanId;
  };
  /** Nothing is recorded under this name. */
  UnknownOutside: { readonly said: OutsideId };
};
