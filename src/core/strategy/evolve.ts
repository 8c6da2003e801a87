import type { EventOf, EventType } from '../events.ts';
import { noFigures } from '../figures/state.ts';
import { supportUnasked } from '../gates/support.ts';
import type { PlanId, Target } from '../ids.ts';
import type { Evolver, Evolvers } from '../incident/evolver.ts';
import type { Containment, Incident, MadePlan } from '../incident/incident.ts';
import { climb, forget } from '../incident/rungs.ts';
import type { Run } from '../run/run.ts';
import { changesRelease } from './strategy.ts';
import { voidOn } from './void.ts';

const planMade: Evolver<'PlanMade'> = (state, event, at) => {
  const { plan: id, hash, playbook, document } = event;
  const made: MadePlan = { id, hash, playbook, document, madeAt: at, proposal: { status: 'open' } };
  const next = { ...state, plans: { ...state.plans, [id]: made } };
  return state.rung === 'declared' ? climb(next, 'deciding', at) : next;
};

function propose(
  state: Incident,
  plan: PlanId | undefined,
  proposal: MadePlan['proposal'],
): Incident {
  const made = plan === undefined ? undefined : state.plans[plan];
  return made ? { ...state, plans: { ...state.plans, [made.id]: { ...made, proposal } } } : state;
}

/** Whoever proposes it again does not take back the authority's "not now". */
const proposed: Evolver<'StrategyProposed'> = (state, { plan }, at) => {
  const isDeclined = plan !== undefined && state.plans[plan]?.proposal.status === 'declined';
  const next = isDeclined ? state : propose(state, plan, { status: 'open' });
  return state.rung === 'declared' ? climb(next, 'deciding', at) : next;
};

const taking = ({ held }: Incident, targets: readonly Target[]): readonly Target[] => [
  ...new Set([...held, ...targets]),
];

/** A strategy begins: what earlier checks said was about another world. */
const activated: Evolver<'StrategyActivated'> = (state, event, at) => {
  const { strategy, plan, epoch, targets } = event;
  const cleared = ['precondition/', 'after/', 'mitigation/', 'criterion/'].reduce(forget, state);
  const run: Run | undefined = plan && {
    plan,
    epoch,
    status: 'running',
    stopping: undefined,
    startedAt: at,
    steps: {},
    begun: [],
    finished: [],
    left: 0,
    figures: noFigures,
  };
  const next: Incident = {
    ...cleared,
    acted: true,
    actedSinceOpened: true,
    fallenBy: undefined,
    waived: [],
    waivers: {},
    support: supportUnasked,
    held: taking(state, targets),
    course: { status: 'active', strategy, plan, epoch, targets, since: at },
    ...governedBy(state, event),
    runs: run ? { ...state.runs, [run.plan]: run } : state.runs,
  };
  return climb(propose(next, plan, { status: 'taken' }), 'acting', at);
};

/** Taking a containment back says nothing of what recovery means: the cure before it does. */
const governedBy = (
  { plans, governing, governs }: Incident,
  { plan, targets }: EventOf<'StrategyActivated'>,
): Pick<Incident, 'governing' | 'governs'> =>
  plan === undefined || plans[plan]?.document.ends !== undefined
    ? { governing, governs }
    : {
        governing: plan,
        governs: { ...governs, ...Object.fromEntries(targets.map((target) => [target, plan])) },
      };

const ended: Evolver<'StrategyEnded'> = (state, { outcome, targets }, at) => {
  const { course } = state;
  const next: Incident = { ...state, course: { status: 'none' } };
  const isNew = course.status !== 'none' && changesRelease(course.strategy);
  if (outcome === 'success' || outcome === 'partial') {
    // A release that was changed on these targets takes the ground from every other plan for them.
    return isNew ? { ...next, plans: voidOn(next, targets) } : next;
  }
  return climb(forget(next, 'mitigation/'), 'deciding', at);
};

/** Who said go to a plan approved all that its card shows, the way to rest among it. */
const saidGo = (
  state: Incident,
  { plan, because }: Pick<EventOf<'StrategyDecided'>, 'plan' | 'because'>,
): Incident =>
  plan === undefined
    ? state
    : { ...state, decidedBy: { ...state.decidedBy, [plan]: because.person } };
/** A second order of the same switch goes past what the way back still waits for. */
const undoes = ({ course }: Incident, { undo, override }: EventOf<'SwitchOrdered'>): boolean =>
  undo === true && !(override && course.status === 'ending');

/** Phase one of a switch. The run, if there is one, stops at once; a second order only adds the override. */
const switching: Evolver<'SwitchOrdered'> = (before, event) => {
  const state = saidGo(before, event);
  const { course } = state;
  if (course.status === 'none') throw new Error('A switch was ordered away from nothing');
  const run = course.plan && state.runs[course.plan];
  const stopped: Run | undefined =
    run && run.status !== 'ended'
      ? { ...run, status: 'stopping', stopping: undoes(state, event) ? 'undo' : 'superseded' }
      : run;
  return {
    ...state,
    held: taking(state, event.targets),
    course: { ...course, status: 'ending', next: event },
    runs: stopped ? { ...state.runs, [stopped.plan]: stopped } : state.runs,
  };
};

const contained =
  (status: Containment['status']) =>
  (state: Incident, { plan }: { readonly plan: PlanId }): Incident => {
    const containment = state.containments[plan];
    return containment
      ? { ...state, containments: { ...state.containments, [plan]: { ...containment, status } } }
      : state;
  };

/** The events about plans, decisions and the one active strategy. */
export const strategyEvolvers = {
  StrategyProposed: proposed,
  PlanMade: planMade,
  ProposalDeclined: (state, { plan, until }) =>
    propose(state, plan, { status: 'declined', until, severity: state.severity }),
  ProposalExpired: (state, { plan }) => propose(state, plan, { status: 'expired' }),
  CardShown: (state, { plan, card, to, until, counts, losses = [] }) => ({
    ...state,
    cards: { ...state.cards, [to]: { plan, card, to, until, counts, losses } },
  }),
  StrategyDecided: (state, event) => saidGo(state, event),
  StrategyActivated: activated,
  SwitchOrdered: switching,
  StrategyEnded: ended,
  ContainmentBegan: (state, { plan, strategy, targets }, at) => ({
    ...state,
    containments: {
      ...state.containments,
      [plan]: { plan, strategy, targets, since: at, status: 'in-force' },
    },
  }),
  ContainmentEnded: contained('ended'),
  ContainmentKept: contained('kept'),
} satisfies Partial<Evolvers<EventType>>;
