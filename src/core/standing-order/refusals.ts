import type { PlanId } from '../ids.ts';

export type Refusals = {
  /** A standing order is given in its moment only, for the plan that it announced. */
  StandingOrderOver: { readonly plan: PlanId | undefined };
};
