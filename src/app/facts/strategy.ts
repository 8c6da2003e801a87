import { PlanId, serviceOf } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { Order } from '../../core/orders.ts';
import type { FrozenPlan } from '../../core/plan/plan.ts';
import type { StrategyFacts } from '../../core/strategy/facts.ts';
import { isRefusal, meantPlan } from '../../core/strategy/plans.ts';
import { liveOn } from '../live-now.ts';
import { contributionOf, makePlan } from '../make-plan.ts';
import type { Ship } from '../ship.ts';
import type { About } from './about.ts';

/** What decisions about plans and strategies rest on. */
export async function strategyFacts(ship: Ship, about: About): Promise<StrategyFacts> {
  const { order, incident } = about;
  const plan = await planFor(ship, about);
  const existing = existingPlan(incident, order);
  const decidedOn = plan && !isRefusal(plan) ? plan : existing;
  const { terms } = ship.configurations.current();
  const [next, locks] = await Promise.all([ship.registry.next(), ship.registry.locks()]);
  return {
    confirmMs: terms.confirmMs,
    declinedMs: terms.declinedMs,
    held: locks.held,
    nextPlan: next.plan,
    nextEpoch: next.epoch,
    plan,
    ...(await rulesNow(ship, existing)),
    liveNow: (await liveOn(ship.registry, existing?.targets ?? [])).live,
    counts: decidedOn ? await about.count(decidedOn) : [],
  };
}

const planFor = async (ship: Ship, { order, targets }: About) =>
  order.kind === 'card' || order.kind === 'plan'
    ? makePlan(ship, {
        targets,
        to: order.kind === 'plan' ? order.to : undefined,
        playbook: order.kind === 'plan' ? order.playbook : undefined,
      })
    : undefined;

/** The plan that was made before and that this order would start. */
function existingPlan(incident: Incident | undefined, order: Order): FrozenPlan | undefined {
  if (!incident || (order.kind !== 'go' && order.kind !== 'switch')) return undefined;
  const id = order.kind === 'go' ? order.plan : PlanId.safeParse(order.to).data;
  if (order.kind === 'switch' && id === undefined) return undefined;
  const made = meantPlan(incident, id, order.kind);
  return isRefusal(made) ? undefined : made.document;
}

/** What the plan's playbook and configuration say today; undefined where they cannot be read any more. */
async function rulesNow(
  { playbooks, configurations }: Ship,
  plan: FrozenPlan | undefined,
): Promise<Pick<StrategyFacts, 'playbookNow' | 'configurationNow'>> {
  const [target] = plan?.targets ?? [];
  if (!plan || !target) return { playbookNow: undefined, configurationNow: undefined };
  const digest = await playbooks.digest(plan.playbook.name);
  const service = configurations.current().services[serviceOf(target)];
  return {
    playbookNow: digest.ok ? digest.value : undefined,
    configurationNow: service && contributionOf(service),
  };
}
