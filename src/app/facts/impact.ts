import { serviceOf } from '../../core/ids.ts';
import type { ImpactFacts } from '../../core/impact/facts.ts';
import type { FrozenPlan } from '../../core/plan/plan.ts';
import { impactOn } from '../plans/make-plan.ts';
import type { Ship } from '../ship.ts';
import type { About } from './about.ts';

type Plans = {
  /** The plan that is decided upon, made before or just now. */
  readonly decidedOn: FrozenPlan | undefined;
  /** The one that was made before. */
  readonly existing: FrozenPlan | undefined;
};

/** What is known of data when a plan is decided upon. */
export async function impactFacts(
  ship: Ship,
  { lose }: Pick<About, 'lose'>,
  { decidedOn, existing }: Plans,
): Promise<ImpactFacts> {
  const [losses, impactNow] = await Promise.all([
    decidedOn ? lose(decidedOn) : [],
    existing ? impactOfNow(ship, existing) : undefined,
  ]);
  return { losses, impactNow };
}

async function impactOfNow(ship: Ship, plan: FrozenPlan): Promise<ImpactFacts['impactNow']> {
  const [target] = plan.targets;
  const service = target && ship.configurations.current().services[serviceOf(target)];
  return service
    ? impactOn(ship, service, { targets: plan.targets, to: plan.to.version })
    : undefined;
}
