import type { PlanId } from '../ids.ts';
import type { EffectCount } from '../strategy/events.ts';

/** The effects of this plan were counted, because that was due. */
export type EffectReport = {
  readonly kind: 'effectsCounted';
  readonly plan: PlanId;
  readonly counts: readonly EffectCount[];
};
