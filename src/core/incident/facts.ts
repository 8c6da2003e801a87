import type { Target } from '../ids.ts';
import type { CheckSpec } from '../plan/plan.ts';
import type { Rules } from './rules.ts';

export type HeldTarget = { readonly target: Target; readonly incident: string };

/** What opening an incident rests on. */
export type IncidentFacts = {
  /** Open incidents on the order's targets. */
  readonly openOnTargets: readonly (HeldTarget & { readonly isPrivate?: true })[];
  readonly nextIncident: number;
  /** The service's own success criteria. */
  readonly criteria: readonly CheckSpec[];
  /** The terms that an incident declared now goes by. */
  readonly rules: Rules;
};
