import type { PersonId } from '../ids.ts';

/** Refusals about reviews. */
export type Refusals = {
  UnknownReview: { readonly said: string; readonly reviews: readonly string[] };
  /** Whoever was in it does not review it. */
  NotYourReview: { readonly review: string; readonly notBy: readonly PersonId[] };
};
