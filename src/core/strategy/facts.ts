import type { Target } from '../ids.ts';
import type { HeldTarget } from '../incident/facts.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import type { Refusal } from '../refusals.ts';
import type { EffectCount } from './events.ts';

/** What decisions about plans and strategies rest on. */
export type StrategyFacts = {
  readonly confirmMs: number;
  readonly declinedMs: number;
  /** Targets that some incident holds. */
  readonly held: readonly HeldTarget[];
  readonly nextPlan: number;
  readonly nextEpoch: number;
  /** For `plan` and the card: the plan as it would be frozen now, or why there is none. */
  readonly plan: FrozenPlan | Refusal | undefined;
  /** Digest of the plan's playbook and of its service's configuration now; undefined when it cannot be read any more. */
  readonly playbookNow: string | undefined;
  readonly configurationNow: string | undefined;
  /** The version that is live on each target of the plan that the order would start; undefined where nobody registered one. */
  readonly liveNow: Readonly<Record<Target, string | undefined>>;
  readonly counts: readonly EffectCount[];
  /** The reason that was given when the card was asked for that this order confirms. */
  readonly saidBefore?: string | undefined;
};
