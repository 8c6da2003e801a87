import type { Automation } from '../automation/automation.ts';
import type { Target } from '../ids.ts';

/** What was said about automation on each target of the plan that is decided upon: it holds standing orders back, too. */
export type StandingOrderFacts = {
  readonly automation: readonly { readonly target: Target; readonly said: Automation }[];
};
