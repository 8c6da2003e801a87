import { PlanId, serviceOf, type Target } from '../../core/ids.ts';
import type { ImpactFacts } from '../../core/impact/facts.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { Order } from '../../core/orders.ts';
import { handStepsIn, isByHand } from '../../core/plan/by-hand.ts';
import type { FrozenPlan } from '../../core/plan/plan.ts';
import type { ReportFacts } from '../../core/report/facts.ts';
import type { OpenLesson } from '../../core/report/shapes.ts';
import type { StandingApprovalFacts } from '../../core/standing-approval/facts.ts';
import type { StandingOrderFacts } from '../../core/standing-order/facts.ts';
import type { StrategyFacts } from '../../core/strategy/facts.ts';
import { isRefusal, meantPlan } from '../../core/strategy/plans.ts';
import { Strategy } from '../../core/strategy/strategy.ts';
import { ok } from '../../lib/result.ts';
import { incidentStream } from '../incidents.ts';
import { contributionOf, makePlan, rollbackOf, type Wish } from '../plans/make-plan.ts';
import { lessonsFor } from '../reports/lessons.ts';
import type { Ship } from '../ship.ts';
import { type Ground, liveOn } from '../targets/live-now.ts';
import type { About } from './about.ts';
import { impactFacts } from './impact.ts';

/** What decisions about plans and strategies rest on, and what has to be so still when they are stored. */
export async function strategyFacts(
  ship: Ship,
  about: About,
): Promise<
  StrategyFacts &
    ImpactFacts &
    StandingApprovalFacts &
    StandingOrderFacts &
    Pick<ReportFacts, 'lessons'> & { ground: Ground }
> {
  const { order, incident } = about;
  const plan = await planFor(ship, about);
  const fresh = plan && !isRefusal(plan) ? plan : undefined;
  const existing = existingPlan(incident, order) ?? (order.kind === 'switch' ? fresh : undefined);
  const decidedOn = fresh ?? existing;
  const { terms } = ship.configurations.current();
  const [next, locks] = await Promise.all([ship.registry.next(), ship.registry.locks()]);
  // Before all else that is looked up there: what changes from here on is noticed.
  const live = await liveOn(ship.registry, decidedOn?.targets ?? []);
  return {
    confirmMs: terms.confirmMs,
    declinedMs: terms.declinedMs,
    held: locks.held,
    nextPlan: next.plan,
    nextEpoch: next.epoch,
    plan,
    ...(await rulesNow(ship, existing)),
    ...live,
    ...(await impactFacts(ship, about, { decidedOn, existing })),
    counts: await countsFor(about, decidedOn),
    saidBefore: await saidBefore(ship, about),
    lessons: fresh ? (await lessonsFor(ship, incident, fresh)).map(named) : [],
  };
}

/** The effects of what is decided on; of what was left over as it is closed: nobody closes more than they were told of. */
async function countsFor(
  { order, incident, count }: About,
  decidedOn: FrozenPlan | undefined,
): Promise<StrategyFacts['counts']> {
  const governing = incident?.governing;
  const left =
    order.kind === 'residual' && governing !== undefined
      ? incident?.plans[governing]?.document
      : undefined;
  const counted = decidedOn ?? left;
  return counted ? count(counted) : [];
}

const named = ({ incident, followUp, due }: OpenLesson): OpenLesson => ({
  incident,
  followUp,
  due,
});

/** What was said when the card was asked for that a go confirms: the answer to a first switch is confirmed by a go. */
async function saidBefore(
  { registry }: Pick<Ship, 'registry'>,
  { order, incident }: About,
): Promise<string | undefined> {
  if (!incident || order.kind !== 'go' || order.card === undefined) return undefined;
  const log = await registry.read(incidentStream(incident.id));
  const shown = log.filter(
    ({ type, codes }) => type === 'CardShown' && codes['card'] === order.card,
  );
  const texts = [...(await registry.texts(shown)).values()];
  return texts.at(-1)?.['reason'];
}

/** The plan that this order would make now; undefined where it makes none. */
async function planFor(ship: Ship, { order, targets, incident }: About) {
  const wish = wishOf(order, targets, incident?.targets ?? []);
  return (
    wish && makePlan(ship, { ...wish, playbook: wish.playbook ?? rehearsed(ship, wish, incident) })
  );
}

/** In a drill the way back goes by the playbook that is rehearsed, where the service says one for it. */
function rehearsed(
  { configurations }: Pick<Ship, 'configurations'>,
  { strategy, targets: [target] }: Wish,
  incident: About['incident'],
): string | undefined {
  if (incident?.mode !== 'drill' || strategy !== 'rollback' || target === undefined)
    return undefined;
  return configurations.current().services[serviceOf(target)]?.drills?.playbook;
}

function wishOf(
  order: Order,
  targets: readonly Target[],
  ofIncident: readonly Target[],
): Wish | undefined {
  const rollback = rollbackOf(targets);
  if (order.kind === 'card') return rollback;
  if (order.kind === 'plan') return { ...rollback, to: order.to, playbook: order.playbook };
  const strategy = order.kind === 'switch' ? Strategy.safeParse(order.to).data : undefined;
  if (order.kind !== 'switch' || strategy === undefined || strategy === 'wait') return undefined;
  return {
    ...rollback,
    strategy,
    targets: order.targets.length > 0 ? order.targets : ofIncident,
    steps: order.steps === undefined ? [] : handStepsIn(order.steps),
    awaits: order.awaits,
  };
}

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
  // Nothing can have changed under steps that people wrote down.
  const digest = isByHand(plan)
    ? ok(plan.playbook.digest)
    : await playbooks.digest(plan.playbook.name);
  const service = configurations.current().services[serviceOf(target)];
  return {
    playbookNow: digest.ok ? digest.value : undefined,
    configurationNow: service && contributionOf(service),
  };
}
