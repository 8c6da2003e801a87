import { type Command, type Decider, decided, refused } from '../command.ts';
import type { Event } from '../events.ts';
import { firstRefusal } from '../guards.ts';
import { type PersonId, PlanId, type Target } from '../ids.ts';
import type { Incident, MadePlan } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { consideredFor } from '../proposals/considering.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { confirms, deciding, standsAgainst } from './go.ts';
import { outsideIncident, targetHeld } from './guards.ts';
import { leftOver } from './left-over.ts';
import { cardShown, isRefusal, meantPlan } from './plans.ts';
import type { Strategy } from './strategy.ts';

type Order = Command<'switch'> & { readonly by: PersonId };

/**
 * To another strategy; also the first one that is no rollback. Phase one only: the old strategy starts nothing more;
 * the next one takes its place when no step of the old one is started or unsettled, or `override` says so by name.
 */
export const switchTo: Decider<'switch'> = (command, incident) => {
  const { to } = command.order;
  const plan = PlanId.safeParse(to);
  if (plan.success) return toPlan(command, incident, plan.data);
  if (to !== 'wait') return refused(refuse('StrategyUnavailable', { strategy: to }));
  return toWait(command, incident);
};

const toWait = (command: Order, incident: Incident) => {
  const { facts, by, order } = command;
  const { course } = incident;
  const targets = [...(order.targets.length > 0 ? order.targets : incident.targets)];
  const against = firstRefusal([
    () => (facts.observing ? refuse('OnlyObserving', { order: 'switch' }) : undefined),
    () => outsideIncident(incident, targets),
    () => targetHeld(incident, targets, facts),
    () => switchingAlready(command, incident, 'wait'),
  ]);
  if (against) return refused(against);
  const next = { strategy: 'wait', epoch: epochFor(command, incident), targets } as const;
  const basis = because(command, by);
  if (course.status !== 'none') {
    return decided(ordered(command, incident, course.epoch, next));
  }
  return decided(
    {
      type: 'StrategyDecided',
      ...next,
      counts: [],
      unproven: [],
      considered: consideredFor(incident, next),
      because: basis,
      texts: { reason: order.reason },
    },
    { type: 'StrategyActivated', ...next },
  );
};

const toPlan = (command: Order, incident: Incident, id: PlanId) => {
  const { facts, by, order, at } = command;
  const { course } = incident;
  const made = meantPlan(incident, id, 'switch');
  if (isRefusal(made)) return refused(made);
  if (course.status !== 'none' && course.plan === id)
    return refused(refuse('SamePlan', { plan: id }));
  const against =
    standsAgainst({ incident, made, facts, order: 'switch' }) ??
    switchingAlready(command, incident, id);
  if (against) return refused(against);
  const fresh = cardShown(command, by, made);
  if (order.card === undefined) return decided(fresh);
  if (!confirms(incident, by, { plan: id, digest: order.card, at })) {
    return refused(refuse('CardStale', { plan: id }), [fresh]);
  }
  return course.status === 'none'
    ? decided(...deciding(command, incident, made, order.card))
    : decided(...switchingTo(command, incident, course.epoch, made));
};

/** The decision is made now, with its reasons and what it leaves over; only the activation waits. */
function switchingTo(
  command: Order,
  incident: Incident,
  from: number,
  made: MadePlan,
): readonly Event[] {
  const next = {
    strategy: 'rollback' as const,
    plan: made.id,
    epoch: epochFor(command, incident),
    targets: [...made.document.targets],
  };
  const { playbook } = made.document;
  return [
    ...leftOver(command, incident, made),
    ordered(command, incident, from, { ...next, playbook: playbook.digest }),
  ];
}

type Next = {
  readonly strategy: Strategy;
  readonly plan?: PlanId;
  readonly epoch: number;
  readonly targets: Target[];
};

function ordered(
  command: Order,
  incident: Incident,
  from: number,
  { playbook, ...next }: Next & { readonly playbook?: string },
): Event {
  const { order, by } = command;
  const basis = because(command, by, {
    ...(playbook === undefined ? {} : { playbook }),
    ...(order.card === undefined ? {} : { card: order.card }),
  });
  return {
    type: 'SwitchOrdered',
    from,
    ...next,
    override: order.override,
    considered: consideredFor(incident, next),
    because: basis,
    texts: { reason: order.reason },
  };
}

/** The second order of the same switch keeps the epoch that the first one took. */
const epochFor = ({ facts }: Order, { course }: Incident): number =>
  course.status === 'ending' ? course.next.epoch : facts.nextEpoch;

/** While a switch waits for its steps, only the same switch may be ordered again, and only to override the wait. */
function switchingAlready({ order }: Order, { course }: Incident, to: string): Refusal | undefined {
  if (course.status !== 'ending') return undefined;
  const waiting = course.next.plan ?? course.next.strategy;
  return order.override && waiting === to ? undefined : refuse('SwitchUnderWay', { to: waiting });
}
