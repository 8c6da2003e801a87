import type { Instant, PlanId } from '../ids.ts';
import type { EffectCount } from '../strategy/events.ts';
import type { Rise } from './events.ts';

/** What is known of effects that are read on. */
export type EffectWatch = {
  readonly plan: PlanId;
  /** When users stopped hurting: a later time begins anew. */
  readonly calmSince: Instant | undefined;
  /** When they were counted first, and last. */
  readonly since: Instant;
  readonly at: Instant;
  /** What each came to when somebody could count it last. */
  readonly known: Readonly<Record<string, { readonly count: number; readonly at: Instant }>>;
  readonly counts: readonly EffectCount[];
  readonly risen: readonly Rise[];
};
