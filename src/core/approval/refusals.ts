import type { Instant, PersonId, PlanId } from '../ids.ts';
import type { DataImpact } from '../impact/shapes.ts';
import type { NotReached } from '../standing-approval/counting.ts';

/** What is still missing of one agreement. `people` are those who can give it now; nobody: a role has to be given first. */
export type Missing = {
  readonly roles: readonly string[];
  readonly people: readonly PersonId[];
  readonly given: number;
  readonly min: number;
};

export type Harm = {
  readonly release: string;
  readonly impact: DataImpact;
  /** Its playbook has steps that stop the exposure at once. */
  readonly canContain: boolean;
};

/** Refusals about approvals. */
export type Refusals = {
  /**
   * Go without the agreement that the plan needs. `ahead`: why a standing approval does not reach it; `harm`: the release
   * that it would leave and what that did to data, where going back is wrong in itself.
   */
  ApprovalMissing: {
    readonly plan: PlanId;
    readonly missing: readonly Missing[];
    readonly ahead: NotReached | undefined;
    readonly harm: Harm | undefined;
  };
  /** Somebody whose agreement is needed said no; nobody: no answer came in time, and that means no. */
  ApprovalDenied: {
    readonly plan: PlanId;
    readonly by: PersonId | undefined;
    readonly at: Instant | undefined;
  };
  NotAnApprover: {
    readonly plan: PlanId;
    readonly roles: readonly string[];
    readonly people: readonly PersonId[];
  };
  /** Where two persons are asked for, whoever decides is the first and never the second. */
  OwnRequest: { readonly plan: PlanId; readonly people: readonly PersonId[] };
  NothingToApprove: { readonly plan: PlanId };
};
