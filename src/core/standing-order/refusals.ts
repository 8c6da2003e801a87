import type { AutomationNow } from '../automation/automation.ts';
import type { PlanId, Target } from '../ids.ts';

export type Refusals = {
  /** A standing order is given in its moment only, for the plan that it announced. */
  StandingOrderOver: { readonly plan: PlanId | undefined };
  /** Nothing acts by itself where somebody turned automation off or into shadow, whoever signed it. */
  AutomationHeld: {
    readonly plan: PlanId;
    readonly target: Target;
    readonly automation: Exclude<AutomationNow, { mode: 'on' }>;
  };
};
