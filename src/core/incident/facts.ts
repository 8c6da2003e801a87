import type { Target } from '../ids.ts';
import type { OwnCriterion } from '../plan/plan.ts';
import type { Rules } from './rules.ts';

export type HeldTarget = { readonly target: Target; readonly incident: string };

/** What opening an incident rests on. */
export type IncidentFacts = {
  /** Open incidents on the order's targets. */
  readonly openOnTargets: readonly (HeldTarget & { readonly isPrivate?: true })[];
  readonly nextIncident: number;
  /** The success criteria of the services that come in. */
  readonly criteria: readonly OwnCriterion[];
  /** The terms that an incident declared now goes by. */
  readonly rules: Rules;
};
