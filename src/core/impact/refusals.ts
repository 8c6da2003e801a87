import type { PersonId, PlanId } from '../ids.ts';
import type { Loss } from './shapes.ts';

/** Refusals about data and what has to be said before a plan may start. */
export type Refusals = {
  /** A step destroys what may not be destroyed. Nobody lifts it. */
  ConstraintForbids: {
    readonly step: string;
    readonly dataset: string;
    readonly how: string;
    readonly constraint: string;
  };
  EffectsUnknown: { readonly plan: PlanId; readonly target: string };
  DataImpactUnknown: { readonly plan: PlanId; readonly releases: readonly string[] };
  TargetNotTyped: {
    readonly plan: PlanId;
    readonly typed: string | undefined;
    readonly wanted: string;
    /** Codes of why it has to be typed; none where the plan is not approved. */
    readonly why: readonly string[];
  };
  /** More would be lost than the threshold allows, and its owner has not signed for it. */
  DataLossUnsigned: {
    readonly plan: PlanId;
    readonly losses: readonly Loss[];
    readonly owners: readonly PersonId[];
    readonly number: string;
  };
  /** Another number than the one that was shown. */
  LossDiffers: { readonly plan: PlanId; readonly said: string; readonly shown: string };
  NothingToLose: { readonly plan: PlanId };
  UnknownAssumption: { readonly said: string; readonly assumptions: readonly string[] };
};
