import { decidedAlone } from '../approval/alone.ts';
import {
  type Command,
  type Decider,
  type Decision,
  decided,
  type Eventful,
  refused,
} from '../command.ts';
import type { Event } from '../events.ts';
import { firstRefusal } from '../guards.ts';
import { PlanId, type Target } from '../ids.ts';
import { risksTaken } from '../impact/taken.ts';
import { currentRun, type Incident, type MadePlan } from '../incident/incident.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import { because } from '../policy/because.ts';
import { knownThen } from '../proposals/considering.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { reviewOpened } from '../review/reviews.ts';
import { canTakeBack, sightOf } from '../run/phase.ts';
import { halfDone, isUnsettled } from '../run/run.ts';
import { list } from '../texts/words.ts';
import type { LeftStanding } from './events.ts';
import { afterNo, asStands, deciding, standsAgainst, unconfirmed } from './go.ts';
import { outsideIncident, targetHeld } from './guards.ts';
import { leftOver } from './left-over.ts';
import { type By, cardShown, isRefusal, making, meantPlan } from './plans.ts';
import type { Strategy } from './strategy.ts';

type Order = Command<'switch'> & By;

/**
 * To another strategy; also the first one that is no rollback. Phase one only: the old strategy starts nothing more;
 * the next one takes its place when no step of the old one is started or unsettled, and with `undo` when what it did is
 * taken back; or `override` says by name not to wait.
 */
export const switchTo: Decider<'switch'> = (command, incident) => {
  const { to } = command.order;
  if (to === 'wait') return toWait(command, incident);
  const plan = PlanId.safeParse(to);
  if (!plan.success) return toStrategy(command, incident, to);
  const made = meantPlan(incident, plan.data, 'switch');
  return isRefusal(made) ? refused(made) : toPlan(command, incident, made);
};

/** Waiting needs no plan and no card: it moves nothing. */
function toWait(command: Order, incident: Incident) {
  const { facts, by, order } = command;
  const { course } = incident;
  const targets = [...(order.targets.length > 0 ? order.targets : incident.targets)];
  const against = firstRefusal([
    () => (facts.observing ? refuse('OnlyObserving', { order: 'switch' }) : undefined),
    () => outsideIncident(incident, targets),
    () => targetHeld(incident, targets, facts),
    () => switchingAlready(command, incident, 'wait'),
    () => nothingToUndo(command, incident),
  ]);
  if (against) return refused(against);
  const next = { strategy: 'wait', epoch: epochFor(command, incident), targets } as const;
  const basis = because(command, by);
  if (course.status !== 'none') {
    return decided(
      ordered(command, incident, { from: course.epoch, next }),
      ...overrideReviewed(command, incident),
    );
  }
  return decided(
    {
      type: 'StrategyDecided',
      ...next,
      ...knownThen(facts, incident, next),
      because: basis,
      texts: { reason: order.reason },
    },
    { type: 'StrategyActivated', ...next },
  );
}

/** The plan of a strategy that was named: made now, unless the same one is open already. */
function toStrategy(command: Order, incident: Incident, strategy: string) {
  const { facts, by } = command;
  if (facts.plan === undefined) return refused(refuse('StrategyUnavailable', { strategy }));
  if (isRefusal(facts.plan)) return refused(facts.plan);
  const { events, made } = making(command, by, incident, facts.plan);
  return toPlan(command, incident, made, events);
}

/** `making`: the events that make the plan in this very moment. */
function toPlan(
  command: Order,
  incident: Incident,
  made: MadePlan,
  makingIt: readonly Event[] = [],
): Decision {
  const { course } = incident;
  const { id } = made;
  if (course.status !== 'none' && course.plan === id)
    return refused(refuse('SamePlan', { plan: id }));
  return asStands(command, incident, made, (standing) => goOver(command, standing, made, makingIt));
}

function goOver(
  command: Order,
  incident: Incident,
  made: MadePlan,
  makingIt: readonly Event[],
): Eventful {
  const { by, order } = command;
  const { course } = incident;
  const stopped = against(command, incident, made, makingIt);
  if (stopped) return stopped;
  const fresh = cardShown(command, by, made, order.reason);
  if (order.card === undefined) return decided(...makingIt, fresh);
  const no = unconfirmed(command, incident, made, order.card);
  if (no) return refused(no, [...makingIt, fresh]);
  return course.status === 'none'
    ? decided(...deciding({ command, incident, made, card: order.card }))
    : decided(...switchingTo(command, incident, course.epoch, made));
}

/** Why it is not switched to. A plan that was made in this very moment is kept where somebody is asked about it. */
function against(
  command: Order,
  incident: Incident,
  made: MadePlan,
  makingIt: readonly Event[],
): Eventful | undefined {
  const { facts, by, at } = command;
  const question = { incident, made, facts, order: 'switch', by, at };
  const refusal =
    standsAgainst(question) ??
    switchingAlready(command, incident, made.id) ??
    nothingToUndo(command, incident);
  if (!refusal) return undefined;
  const after = afterNo(question, refusal);
  return refused(refusal, after.length === 0 ? [] : [...makingIt, ...after]);
}

/** The decision is made now, with its reasons and what it leaves over; only the activation waits. */
function switchingTo(
  command: Order,
  incident: Incident,
  from: number,
  made: MadePlan,
): readonly Event[] {
  const { strategy, targets } = made.document;
  const next = {
    strategy,
    plan: made.id,
    epoch: epochFor(command, incident),
    targets: [...targets],
  };
  const alone = decidedAlone(incident, made, command.at);
  const { course } = incident;
  // Going past what it waits for leaves over no more than the order that it repeats.
  const isAgain = course.status === 'ending' && course.next.plan === made.id;
  return [
    ...risksTaken(command, incident, made),
    ...(isAgain ? [] : leftOver(command, incident, made)),
    ...alone,
    ordered(command, incident, { from, next, document: made.document }),
    ...overrideReviewed(command, incident, alone.length),
  ];
}

type Next = {
  readonly strategy: Strategy;
  readonly plan?: PlanId;
  readonly epoch: number;
  readonly targets: Target[];
};

/** `from`: the epoch that is switched away from. Waiting has no plan. */
type Ordered = { readonly from: number; readonly next: Next; readonly document?: FrozenPlan };

function ordered(command: Order, incident: Incident, { from, next, document }: Ordered): Event {
  const { order, by, facts } = command;
  const basis = because(command, by, {
    ...(document === undefined ? {} : { playbook: document.playbook.digest }),
    ...(order.card === undefined ? {} : { card: order.card }),
  });
  return {
    type: 'SwitchOrdered',
    from,
    ...next,
    override: order.override,
    ...leftStanding(incident),
    ...knownThen(facts, incident, next, document),
    ...(order.undo ? { undo: true } : {}),
    because: basis,
    texts: { reason: order.reason },
  };
}

/** What the old strategy has done and left half done, as the confirmation has shown it. */
function leftStanding(incident: Incident): { readonly left?: LeftStanding } {
  const run = currentRun(incident);
  if (!run) return {};
  const { document } = sightOf(incident, run).made;
  const open = halfDone(run, document).map(({ id }) => id);
  return { left: { done: [...run.finished], open } };
}

/** Not waiting for a step that may still act goes around a rule: somebody else looks at it afterwards. `others`: reviews of the same order. */
function overrideReviewed(
  { order, by, at }: Order,
  incident: Incident,
  others = 0,
): readonly Event[] {
  const run = currentRun(incident);
  const open = run ? Object.entries(run.steps).filter(([, state]) => isUnsettled(state)) : [];
  if (!order.override || open.length === 0) return [];
  const what = `A switch did not wait for ${list(open.map(([step]) => step))}: ${order.reason}`;
  return [reviewOpened(incident, { cause: 'override', notBy: [by], what }, at, others)];
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

/** "Undo first" is never said without effect: some step that was begun must have a way back in its playbook. */
function nothingToUndo({ order }: Order, incident: Incident): Refusal | undefined {
  const run = currentRun(incident);
  if (!order.undo || !run) return undefined;
  return canTakeBack(sightOf(incident, run))
    ? undefined
    : refuse('NothingToUndo', { plan: run.plan });
}
