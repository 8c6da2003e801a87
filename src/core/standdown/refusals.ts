import type { Instant, PlanId } from '../ids.ts';

/** Refusals about standing down. */
export type Refusals = {
  /** Users still hurt, it is over, or a run is under way. */
  NotCalm: { readonly rung: string; readonly plan: PlanId | undefined };
  /** Too soon to be worth it, or so late that nobody would look. */
  StandDownOutOfRange: {
    readonly until: Instant;
    readonly earliest: Instant;
    readonly latest: Instant;
  };
};
