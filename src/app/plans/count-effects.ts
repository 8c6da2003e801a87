import type { EffectSpec, FrozenPlan } from '../../core/plan/plan.ts';
import { planHash } from '../../core/plan/plan.ts';
import type { EffectCount } from '../../core/strategy/events.ts';
import { withDeadline } from '../deadline.ts';
import type { Ship } from '../ship.ts';

/** How long counting one effect may take: a person is waiting. */
const countTimeoutMs = 3_000;

/** Counts the effects of a plan. */
export type Counting = (plan: FrozenPlan) => Promise<readonly EffectCount[]>;

/** How many of each effect there are now; null where nobody can tell in time. */
export const countEffects = (
  ship: Pick<Ship, 'clock' | 'world'>,
  plan: FrozenPlan,
): Promise<readonly EffectCount[]> =>
  Promise.all(plan.effects.map((effect) => countEffect(ship, effect)));

/** How many of this effect there are now; null where nobody can tell in time. */
export async function countEffect(
  { clock, world }: Pick<Ship, 'clock' | 'world'>,
  effect: EffectSpec,
): Promise<EffectCount> {
  const { value } = await withDeadline(clock, { ms: countTimeoutMs }, (signal) =>
    world.count(effect, signal),
  );
  return { effect: effect.id, count: value.status === 'counted' ? value.count : null };
}

/** Counts each plan once, however often an order has to be decided anew: counting may take longer than the others rest. */
export function countOnce(ship: Pick<Ship, 'clock' | 'world'>): Counting {
  const counted = new Map<string, Promise<readonly EffectCount[]>>();
  return (plan) => {
    const hash = planHash(plan);
    const counting = counted.get(hash) ?? countEffects(ship, plan);
    counted.set(hash, counting);
    return counting;
  };
}
