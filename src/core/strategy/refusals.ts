import type { PlanId } from '../ids.ts';

/** Refusals about plans, decisions and the one active strategy. */
export type Refusals = {
  StrategyActive: {
    readonly strategy: string;
    readonly plan: PlanId | undefined;
    readonly through: number;
    readonly steps: number;
    readonly isPaused: boolean;
  };
  /** Another incident holds the target. */
  TargetHeld: { readonly target: string; readonly by: string };
  /** The incident's authority decides for its targets only. */
  TargetOutsideIncident: {
    readonly target: string;
    readonly incident: string;
    readonly targets: readonly string[];
  };
  NoStrategy: { readonly order: string };
  SwitchUnderWay: { readonly to: string };
  NoOpenPlan: { readonly order: string };
  WhichPlan: { readonly plans: readonly PlanId[] };
  UnknownPlan: { readonly plan: string; readonly plans: readonly PlanId[] };
  PlanAlreadyRun: { readonly plan: PlanId };
  /** The playbook, the configuration or the live release is not what it was when the plan was made. */
  PlanChanged: {
    readonly plan: PlanId;
    readonly what: 'playbook' | 'configuration' | 'vanished' | 'release' | 'ground';
  };
  /** The card was not shown to this person, is older than a minute, or shows another plan. */
  CardStale: { readonly plan: PlanId };
  /** Given on a screen that showed another strategy than the one that is under way now. */
  ScreenStale: { readonly order: string; readonly now: string };
  StrategyUnavailable: { readonly strategy: string };
  /** No step that was begun has a way back in its playbook. */
  NothingToUndo: { readonly plan: PlanId };
  /** Nothing that stopped the exposure is in force. */
  NoContainment: { readonly plan: PlanId | undefined };
  /** Closing would leave it to nobody. */
  ContainmentInForce: { readonly plans: readonly PlanId[] };
  WhichContainment: { readonly plans: readonly PlanId[] };
  SamePlan: { readonly plan: PlanId };
  /** `mode: observe` carries out nothing. */
  OnlyObserving: { readonly order: string };
};
