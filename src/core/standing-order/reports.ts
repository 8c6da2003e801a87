import type { PlanId } from '../ids.ts';

/** What the loop that gives standing orders says: the order was refused, with this code. */
export type StandingOrderReport = {
  readonly kind: 'standingOrderRefused';
  readonly plan: PlanId;
  readonly code: string;
};
