import type { Layers } from '../../lib/layers.ts';
import type { Answers } from '../approval/state.ts';
import type { CommandState } from '../authority/command.ts';
import type { Cadence } from '../cadence/state.ts';
import type { Verdict } from '../checks/verdict.ts';
import type { DrillState } from '../drill/state.ts';
import type { EffectWatch } from '../effects/state.ts';
import type { Mode } from '../envelope.ts';
import type { EventOf } from '../events.ts';
import type { SupportState } from '../gates/support.ts';
import type { IncidentId, Instant, PersonId, PlanId, Target } from '../ids.ts';
import type { Loss } from '../impact/shapes.ts';
import type { Impact } from '../impact/state.ts';
import type { Notes } from '../notes/notes.ts';
import type { SeenChange } from '../outside/state.ts';
import type { Paging } from '../paging/paging.ts';
import type { FrozenPlan, OwnCriterion } from '../plan/plan.ts';
import type { Privacy } from '../privacy/privacy.ts';
import type { Declined, Table } from '../proposals/table.ts';
import type { PublicUpdates } from '../public-updates/state.ts';
import type { Report } from '../report/state.ts';
import type { Review } from '../review/reviews.ts';
import type { Run } from '../run/run.ts';
import type { StandDown } from '../standdown/state.ts';
import type { StandingOrder } from '../standing-order/state.ts';
import type { EffectCount } from '../strategy/events.ts';
import { onlyStopsExposure, type Strategy } from '../strategy/strategy.ts';
import type { TabletopState } from '../tabletop/state.ts';
import type { Rung } from './ladder.ts';
import type { Severity } from './orders.ts';
import type { Rules } from './rules.ts';

export type MadePlan = {
  readonly id: PlanId;
  readonly hash: string;
  readonly playbook: string;
  readonly document: FrozenPlan;
  readonly madeAt: Instant;
  readonly proposal: /** `void`: another plan for its targets was carried out, so it goes back from what is not live any more. */
  { readonly status: 'open' | 'taken' | 'expired' | 'void' } | Declined;
};

export type Card = {
  readonly plan: PlanId;
  readonly card: string;
  readonly to: PersonId;
  readonly until: Instant;
  readonly counts: readonly EffectCount[];
  readonly losses: readonly Loss[];
};

/** The course that is being followed. `next` is what a switch will put in its place. */
export type Course =
  | { readonly status: 'none' }
  | ({ readonly status: 'active' } & Following)
  | ({ readonly status: 'ending'; readonly next: EventOf<'SwitchOrdered'> } & Following);

export type Following = {
  readonly strategy: Strategy;
  readonly plan: PlanId | undefined;
  readonly epoch: number;
  readonly targets: readonly Target[];
  readonly since: Instant;
};

/** What a check said last. A waiver stands beside the verdict and never turns it into a pass. */
export type CheckState = {
  readonly verdict: Verdict;
  readonly held: boolean;
  readonly at: Instant;
};

export type ProposedWaiver = Pick<EventOf<'WaiverProposed'>, 'said' | 'because'> & {
  readonly at: Instant;
};

export type Residual = Omit<EventOf<'ResidualOpened'>, 'type' | 'texts'> & {
  readonly status: 'open' | 'done' | 'waived';
  readonly openedAt: Instant;
  /** When its count was found. */
  readonly countedAt: Instant;
};

/** What a strategy did to stop the exposure, and whether it still stands. */
export type Containment = {
  readonly plan: PlanId;
  readonly strategy: Strategy;
  readonly targets: readonly Target[];
  readonly since: Instant;
  readonly status: 'in-force' | 'kept' | 'ended';
};

/** Everything that the events of one incident's stream say. */
export type Incident = CommandState & {
  readonly id: IncidentId;
  readonly mode: Mode;
  readonly severity: Severity | null;
  readonly targets: readonly Target[];
  readonly opened: EventOf<'IncidentDeclared'>['opened'];
  /** Since when users hurt, as whoever declared it said. */
  readonly hurtSince: Instant | undefined;
  readonly authority: PersonId;
  readonly roles: Readonly<Record<string, PersonId>>;
  readonly rung: Rung;
  /** The check that took the incident back from *mitigated* or *validating*, until it is mitigated again. */
  readonly fallenBy: string | undefined;
  /** When each rung was last entered. */
  readonly reached: Readonly<Partial<Record<Rung, Instant>>>;
  /** What the services of its targets say of recovery. */
  readonly declaredCriteria: readonly OwnCriterion[];
  /** The terms that it goes by. */
  readonly rules: Rules;
  readonly plans: Readonly<Record<PlanId, MadePlan>>;
  /** The cards that were shown last, one a person. */
  readonly cards: Readonly<Record<PersonId, Card>>;
  /** What was said by those whose agreement a plan needs, by plan. */
  readonly approvals: Readonly<Record<PlanId, Answers>>;
  readonly course: Course;
  /** Every target whose lock this incident ever took: what recovering and closing give back. */
  readonly held: readonly Target[];
  /** Whether any strategy was ever activated. */
  readonly acted: boolean;
  /** Whether any was since it was declared, or opened again: calm proves nothing before. */
  readonly actedSinceOpened: boolean;
  /** The last plan that was activated. */
  readonly governing: PlanId | undefined;
  /** By target the plan whose criteria say what its recovery means: the last one that was activated there. */
  readonly governs: Readonly<Record<Target, PlanId>>;
  /** Who said go to each plan. */
  readonly decidedBy: Readonly<Record<PlanId, PersonId>>;
  /** By the plan that brought them about. */
  readonly containments: Readonly<Record<PlanId, Containment>>;
  readonly runs: Readonly<Record<PlanId, Run>>;
  /** By key: `criterion/purchases`, `criterion/pricing@prod/books`, `mitigation/…`, `precondition/…`, `after/<step>/…`. */
  readonly checks: Readonly<Record<string, CheckState>>;
  /** Keys of checks whose waiver is in force. */
  readonly waived: readonly string[];
  /** Waivers that wait for a second person, by the key of the check. */
  readonly waivers: Readonly<Record<string, ProposedWaiver>>;
  readonly residuals: Readonly<Record<string, Residual>>;
  readonly support: SupportState;
  readonly reviews: Readonly<Record<string, Review>>;
  /** Changes that others made on its targets, by their names. */
  readonly outside: Layers<string, SeenChange>;
  /** What the public was told, or is to be told, by their names. */
  readonly publicUpdates: PublicUpdates;
  /** What its effects came to since users stopped hurting. */
  readonly effects: EffectWatch | undefined;
  /** Data, time and what was taken for granted. */
  readonly impact: Impact;
  /** What waits for a decision, who may be called for it, and who was. */
  readonly paging: Paging;
  readonly standingOrder: StandingOrder;
  /** The channel of somebody else's making that was made its own. */
  readonly attached: string | undefined;
  /** Whether others may know of it. */
  readonly privacy: Privacy;
  /** What is on the table, and the last decision. */
  readonly table: Table;
  /** How many events it is made of: the version of its stream. */
  readonly length: number;
  /** What people put into the timeline, by entry. */
  readonly notes: Notes;
  /** Reports, reminders and what puts them off. */
  readonly cadence: Cadence;
  readonly standDown: StandDown | undefined;
  /** What is learned from it, and what comes of it. */
  readonly report: Report | undefined;
  /** What it knows of itself as a drill; undefined where it is none. */
  readonly drill: DrillState | undefined;
  /** Where its story is, as a tabletop; undefined where it is none. */
  readonly tabletop: TabletopState | undefined;
  /** A legal hold: nothing of it is erased. */
  readonly hold: { readonly since: Instant; readonly by: PersonId } | undefined;
  readonly declaredAt: Instant;
  readonly updatedAt: Instant;
};

/** The plan that the active or ending strategy follows, if it follows one. */
export function currentPlan(incident: Pick<Incident, 'course' | 'plans'>): MadePlan | undefined {
  const { course } = incident;
  return course.status === 'none' || course.plan === undefined
    ? undefined
    : incident.plans[course.plan];
}

/** The run of the active or ending strategy, unless it has ended. */
export function currentRun(incident: Pick<Incident, 'course' | 'runs' | 'plans'>): Run | undefined {
  const plan = currentPlan(incident);
  const run = plan && incident.runs[plan.id];
  return run?.status === 'ended' ? undefined : run;
}

/** The strategy that only stopped the exposure, where no cure has come after it: it leads no further than *mitigated*. */
export function exposureOnly({ governing, plans }: Incident): Strategy | undefined {
  const strategy = governing && plans[governing]?.document.strategy;
  return strategy && onlyStopsExposure(strategy) ? strategy : undefined;
}

export const openResiduals = (incident: Incident): readonly Residual[] =>
  Object.values(incident.residuals).filter(({ status }) => status === 'open');
