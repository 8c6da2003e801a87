import { approvalEvolvers } from '../approval/evolve.ts';
import { settled } from '../authority/command.ts';
import { authorityEvolvers } from '../authority/evolve.ts';
import { cadenceEvolvers } from '../cadence/evolve.ts';
import { noCadence } from '../cadence/state.ts';
import { channelEvolvers } from '../channel/evolve.ts';
import { checkEvolvers } from '../checks/evolve.ts';
import { drillEvolvers } from '../drill/state.ts';
import { effectEvolvers } from '../effects/evolve.ts';
import type { EventMap, EventOf, EventType } from '../events.ts';
import { extentEvolvers } from '../extent/evolve.ts';
import { figureEvolvers } from '../figures/evolve.ts';
import { gateEvolvers } from '../gates/evolve.ts';
import { supportUnasked } from '../gates/support.ts';
import { impactEvolvers } from '../impact/evolve.ts';
import { noImpact } from '../impact/state.ts';
import { noteEvolvers } from '../notes/evolve.ts';
import { outsideEvolvers } from '../outside/evolve.ts';
import { attended, pagingEvolvers } from '../paging/evolve.ts';
import { noPaging } from '../paging/paging.ts';
import { privacyEvolvers } from '../privacy/evolve.ts';
import { onTheTable, proposalEvolvers } from '../proposals/evolve.ts';
import { emptyTable } from '../proposals/table.ts';
import { publicUpdateEvolvers } from '../public-updates/evolve.ts';
import type { Recorded } from '../recorded.ts';
import { reportEvolvers } from '../report/evolve.ts';
import { retentionEvolvers } from '../retention/evolve.ts';
import { reviewEvolvers } from '../review/evolve.ts';
import { runEvolvers } from '../run/evolve.ts';
import { scenarioEvolvers } from '../scenario/evolve.ts';
import { standDownEvolvers } from '../standdown/evolve.ts';
import { overnight } from '../standdown/night.ts';
import { standingOrderEvolvers } from '../standing-order/evolve.ts';
import { quiet } from '../standing-order/state.ts';
import { strategyEvolvers } from '../strategy/evolve.ts';
import { tabletopEvolvers } from '../tabletop/state.ts';
import type { Evolvers } from './evolver.ts';
import type { Incident } from './incident.ts';
import { incidentEvolvers } from './rungs.ts';

/** Events of other streams (`target/…`, `drill/…`, `outside/…`, `digest`, `config`) and texts erased in this one say nothing about an incident. */
const elsewhere = {
  ReleaseRegistered: (state) => state,
  ReleaseRestored: (state) => state,
  ChangeFrozen: (state) => state,
  ChangeFixed: (state) => state,
  PlanApprovedAhead: (state) => state,
  AheadRevoked: (state) => state,
  AutomationSet: (state) => state,
  AutomationOnAsked: (state) => state,
  OutsideChangeUnrouted: (state) => state,
  DrillScheduled: (state) => state,
  DrillReminded: (state) => state,
  DrillPostponed: (state) => state,
  DrillSkipped: (state) => state,
  DrillDone: (state) => state,
  DrillLeftUnscored: (state) => state,
  WeekEnded: (state) => state,
  WentBackOutside: (state) => state,
  WentBackExplained: (state) => state,
  ReleaseLeft: (state) => state,
  TextErased: (state) => state,
  ConfigurationChanged: (state) => state,
  SigningKeyTaken: (state) => state,
  RegistryRestored: (state) => state,
  RecordExported: (state) => state,
} satisfies Partial<Evolvers<LaterType>>;

type LaterType = Exclude<EventType, 'IncidentDeclared'>;

const evolvers: Evolvers<LaterType> = {
  ...incidentEvolvers,
  ...authorityEvolvers,
  ...extentEvolvers,
  ...cadenceEvolvers,
  ...standDownEvolvers,
  ...strategyEvolvers,
  ...impactEvolvers,
  ...approvalEvolvers,
  ...runEvolvers,
  ...figureEvolvers,
  ...effectEvolvers,
  ...checkEvolvers,
  ...proposalEvolvers,
  ...noteEvolvers,
  ...reviewEvolvers,
  ...reportEvolvers,
  ...gateEvolvers,
  ...pagingEvolvers,
  ...standingOrderEvolvers,
  ...privacyEvolvers,
  ...channelEvolvers,
  ...outsideEvolvers,
  ...publicUpdateEvolvers,
  ...scenarioEvolvers,
  ...drillEvolvers,
  ...tabletopEvolvers,
  ...retentionEvolvers,
  ...elsewhere,
};

/**
 * The next state of an incident. Only `IncidentDeclared` makes one from nothing; any other event on nothing is a bug
 * and throws.
 */
export function evolve(state: Incident | undefined, recorded: Recorded): Incident {
  const { event, at, mode } = recorded;
  if (event.type === 'IncidentDeclared') {
    return attended(undefined, declared(event, at, mode), recorded);
  }
  if (state === undefined) throw new Error(`${event.type} happened to no incident`);
  const next = overnight(onTheTable(apply(state, event.type, event, at), event, at), event, at);
  return attended(state, { ...next, length: state.length + 1, updatedAt: at }, recorded);
}

/** The state that a whole log says; undefined for an empty one. */
export const fold = (log: readonly Recorded[]): Incident | undefined =>
  log.reduce<Incident | undefined>(evolve, undefined);

const apply = <T extends LaterType>(
  ...[state, type, event, at]: [Incident, T, EventMap[T], string]
): Incident => evolvers[type](state, event, at);

/** Nothing was said yet but the declaration itself. */
const nothingSaid = {
  waivers: {},
  support: supportUnasked,
  table: emptyTable,
  cadence: noCadence,
  length: 1,
  notes: [],
  standingOrder: quiet,
  standDown: undefined,
  effects: undefined,
  report: undefined,
  drill: undefined,
  tabletop: undefined,
  hold: undefined,
} as const;

/** What is looked up by name, before anything happened. */
const untouched = {
  plans: {},
  cards: {},
  approvals: {},
  checks: {},
  waived: [],
  residuals: {},
  reviews: {},
  outside: [],
  publicUpdates: {},
} as const;

function declared(
  event: EventOf<'IncidentDeclared'>,
  at: string,
  mode: Recorded['mode'],
): Incident {
  return {
    ...untouched,
    id: event.id,
    mode,
    severity: event.severity,
    targets: event.targets,
    opened: event.opened,
    hurtSince: event.hurtSince,
    authority: event.authority,
    ...settled,
    roles: {},
    // What others recorded is over before it is told here.
    ...(event.opened === 'imported'
      ? { rung: 'closed', reached: { declared: at, closed: at } }
      : { rung: 'declared', reached: { declared: at } }),
    fallenBy: undefined,
    declaredCriteria: event.criteria,
    rules: event.rules,
    course: { status: 'none' },
    held: [],
    acted: false,
    actedSinceOpened: false,
    governing: undefined,
    governs: {},
    decidedBy: {},
    containments: {},
    runs: {},
    impact: noImpact,
    paging: noPaging(at, event.succession),
    attached: undefined,
    privacy: { isPrivate: event.private === true, invited: [event.because.person] },
    ...nothingSaid,
    declaredAt: at,
    updatedAt: at,
  };
}
