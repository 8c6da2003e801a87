import type { Because } from '../../src/core/because.ts';
import type { Event, EventOf } from '../../src/core/events.ts';
import type { PlanId } from '../../src/core/ids.ts';
import { type Incident, openResiduals } from '../../src/core/incident/incident.ts';
import type { FrozenPlan, StepSpec } from '../../src/core/plan/plan.ts';
import type { Recorded } from '../../src/core/recorded.ts';
import {
  allSteps,
  isUnsettled,
  type Run,
  stepKey,
  stepSpec,
  stepState,
} from '../../src/core/run/run.ts';
import { type LockChange, lockChanges } from '../../src/core/strategy/locks.ts';
import { termChanges } from '../../src/core/terms.ts';
import { unreachable } from '../../src/lib/unreachable.ts';
import { ofApproval } from './approval-invariants.ts';
import { ofCommand } from './command-invariants.ts';
import { ofDrills } from './drill-invariants.ts';
import { ofEffects } from './effect-invariants.ts';
import { ofNight } from './night-invariants.ts';
import { ofPages } from './page-invariants.ts';
import { isUnderOrder } from './signed-invariants.ts';
import { ofTable } from './table-invariants.ts';
import { watchVerdicts } from './verdict-invariants.ts';
import { ofWaivers } from './waiver-invariants.ts';

/** What is wrong with this state, whatever led to it. Empty for every state that may be. */
export const problemsOf = (incident: Incident): readonly string[] => [
  ...ofRecovery(incident),
  ...ofCourse(incident),
  ...Object.values(incident.runs).flatMap((run) => ofRun(incident, run)),
];

function ofRecovery(incident: Incident): readonly string[] {
  const { rung, course } = incident;
  if (rung === 'closed') return course.status === 'none' ? [] : ['closed under a strategy'];
  if (rung !== 'recovered') return [];
  return [
    ...ofExposure(incident),
    ...openResiduals(incident).map(({ residual }) => `recovered with ${residual} open`),
    ...ofSupport(incident),
    ...(course.status === 'none' ? [] : ['recovered under a strategy']),
  ];
}

/** Where support is asked, recovery waits for its word, or for a waiver of it. */
const ofSupport = ({ rules, support, waived }: Incident): readonly string[] =>
  rules.supportAck?.mode === 'ack' && !support.saidNoIncrease && !waived.includes('gate/support')
    ? ['recovered before support said that reports do not rise']
    : [];

/** What only stops the exposure is never recovery. */
function ofExposure({ containments, governing, plans }: Incident): readonly string[] {
  const strategy = governing && plans[governing]?.document.strategy;
  const only = strategy && ['flag-off', 'traffic-shift', 'contain'].includes(strategy);
  return [
    ...Object.values(containments)
      .filter(({ status }) => status === 'in-force')
      .map(({ plan }) => `recovered while ${plan} is in force`),
    ...(only ? [`recovered by ${strategy} alone`] : []),
  ];
}

function ofCourse({ course, runs, held }: Incident): readonly string[] {
  const under = Object.values(runs).filter(({ status }) => status !== 'ended');
  const followed = course.status === 'none' ? undefined : course.plan;
  const targets = course.status === 'none' ? [] : course.targets;
  return [
    ...under
      .filter(({ plan }) => plan !== followed)
      .map(({ plan }) => `${plan} runs and nobody follows it`),
    ...under
      .filter(({ epoch }) => course.status === 'none' || epoch !== course.epoch)
      .map(({ plan }) => `${plan} runs under an epoch that is over`),
    ...targets
      .filter((target) => !held.includes(target))
      .map((target) => `${target} is acted on without its lock`),
  ];
}

const isWaiting = (spec: StepSpec, run: Run): boolean => {
  const state = stepState(run, spec.id);
  return (
    state.status === 'awaiting-ack' ||
    (state.status === 'started' && spec.by === 'clock') ||
    (state.status === 'failed' && state.retryAt !== undefined)
  );
};

function ofRun({ plans }: Incident, run: Run): readonly string[] {
  const document = plans[run.plan]?.document;
  if (!document) return [`${run.plan} runs without having been made`];
  const unknown = Object.keys(run.steps).filter((id) => stepSpec(document, id) === undefined);
  const late =
    run.status === 'ended' ? allSteps(document).filter((spec) => isWaiting(spec, run)) : [];
  return [
    ...unknown.map((id) => `${run.plan} has a step ${id} that its plan does not have`),
    ...late.map(({ id }) => `${run.plan} has ended and ${id} still waits`),
  ];
}

/** What a log has said so far, as far as its rules need it: kept apart from the state, so that both can be compared. */
type Memory = {
  active: { readonly epoch: number; readonly plan: PlanId | undefined } | undefined;
  lastEpoch: number;
  readonly decided: Set<number>;
  readonly begun: Set<string>;
  /** Tries that were begun and may not be begun again as they are. */
  readonly used: Set<string>;
  readonly stopped: Set<PlanId>;
  readonly locks: Set<string>;
  readonly acting: Map<string, number>;
  readonly contained: Set<string>;
  readonly terms: Map<string, number>;
};

export type Seen = {
  readonly before: Incident | undefined;
  readonly recorded: Recorded;
  readonly after: Incident;
};

/** Watches a log from its beginning: what is wrong with each next event, where it stands. */
export function watchLog(): (seen: Seen) => readonly string[] {
  const memory: Memory = {
    active: undefined,
    lastEpoch: 0,
    decided: new Set(),
    begun: new Set(),
    used: new Set(),
    stopped: new Set(),
    locks: new Set(),
    acting: new Map(),
    contained: new Set(),
    terms: new Map(),
  };
  const ofVerdicts = watchVerdicts();
  return (seen) => [
    ...problemsOf(seen.after),
    ...ofDecision(seen),
    ...ofApproval(seen),
    ...ofCommand(seen),
    ...ofWaivers(seen),
    ...ofStrategy(memory, seen),
    ...ofSteps(memory, seen),
    ...ofEnd(memory, seen),
    ...ofLocks(memory, seen),
    ...ofTerms(memory, seen),
    ...ofClosed(seen),
    ...ofTable(seen),
    ...ofPages(seen),
    ...ofNight(seen),
    ...ofDrills(seen),
    ...ofEffects(seen),
    ...ofVerdicts(seen),
  ];
}

const others: ReadonlySet<string> = new Set([
  'IncidentDeclared',
  'RoleAssigned',
  // Theirs who are in command, as the table of `may` says.
  'SeverityChanged',
  'StatusReported',
  'UpdateDrafted',
  'UpdateApproved',
  'UpdateDropped',
  'RemindersSnoozed',
  'ResidualClosed',
  'AssumptionSettled',
  'ChannelAttached',
  // Theirs who are asked for it.
  'SupportSaid',
  'LossSigned',
  // Theirs is the rule of `ofCommand`.
  'HandoverAccepted',
  // Theirs is the rule of `ofApproval`.
  'ApprovalGiven',
  'ApprovalDenied',
  'CommandTaken',
  // Theirs are the rules of `ofSigned`.
  'StandingOrderEnded',
  // Theirs is the rule of the administrators, in `test/core/retention.test.ts`.
  'RecordExported',
  'RecordHeld',
  'RecordReleased',
]);

function ofDecision({ before, recorded: { event } }: Seen): readonly string[] {
  if (!before || others.has(event.type) || !('because' in event) || !event.because) return [];
  const because: Because = event.because;
  if (isUnderOrder(event)) return [];
  return because.person === before.authority
    ? []
    : [`${event.type} was decided by ${because.person}`];
}

function ofStrategy(memory: Memory, { recorded: { event } }: Seen): readonly string[] {
  if (event.type === 'StrategyDecided' || event.type === 'SwitchOrdered')
    memory.decided.add(event.epoch);
  if (event.type === 'StrategyEnded') {
    const isActive = memory.active?.epoch === event.epoch;
    memory.active = undefined;
    return isActive ? [] : [`epoch ${event.epoch} ended and was not active`];
  }
  if (event.type !== 'StrategyActivated') return [];
  const problems = [
    ...(memory.active ? ['two strategies are active'] : []),
    ...(memory.decided.has(event.epoch) ? [] : [`nobody decided epoch ${event.epoch}`]),
    ...(event.epoch > memory.lastEpoch
      ? []
      : [`epoch ${event.epoch} came after ${memory.lastEpoch}`]),
  ];
  memory.active = { epoch: event.epoch, plan: event.plan };
  memory.lastEpoch = event.epoch;
  return problems;
}

function ofSteps(memory: Memory, seen: Seen): readonly string[] {
  const { event } = seen.recorded;
  if (event.type === 'RunStopping') memory.stopped.add(event.plan);
  if (event.type === 'RunResumed') leaveRest(memory, seen, event);
  if (event.type === 'StepStarted' || event.type === 'StepAwaitsAck') {
    return ofStart(memory, seen, event);
  }
  if (mayStartAgain(event)) memory.used.delete(stepKey(event.plan, event.step));
  if (event.type !== 'StepRetried' || event.because) return [];
  const isHarmless = stepSpecOf(seen.after, event)?.idempotent;
  return isHarmless ? [] : [`${event.step} was tried again by nobody`];
}

/** Whoever goes on leaves the resting place: the way there may be gone again. */
function leaveRest({ used }: Memory, { after }: Seen, { plan }: EventOf<'RunResumed'>): void {
  const rest = after.plans[plan]?.document.rest ?? [];
  for (const { id } of rest) used.delete(stepKey(plan, id));
}

const mayStartAgain = (
  event: Event,
): event is EventOf<'StepRetried' | 'StepNotRun' | 'StepCanceled' | 'StepSettled'> =>
  event.type === 'StepRetried' ||
  event.type === 'StepNotRun' ||
  event.type === 'StepCanceled' ||
  (event.type === 'StepSettled' && event.outcome === 'not-done');

type OfStep = { readonly plan: PlanId; readonly step: string };

const stepSpecOf = (incident: Incident, { plan, step }: OfStep): StepSpec | undefined => {
  const document = incident.plans[plan]?.document;
  return document && stepSpec(document, step);
};

type Start = EventOf<'StepStarted' | 'StepAwaitsAck'>;
type Rule = readonly [holds: boolean, problem: string];

function ofStart(memory: Memory, seen: Seen, event: Start): readonly string[] {
  const key = stepKey(event.plan, event.step);
  const rules = [...ofCourseAt(memory, seen, event), ...ofRunAt(memory, seen, event)];
  const problems = rules
    .filter(([holds]) => !holds)
    .map(([, problem]) => `${key} started ${problem}`);
  memory.used.add(key);
  memory.begun.add(key);
  return problems;
}

const ofCourseAt = ({ active, used }: Memory, { before }: Seen, event: Start): readonly Rule[] => [
  [active?.epoch === event.epoch, 'under an epoch that is over'],
  [active?.plan === event.plan, 'and its plan is not followed'],
  [before?.course.status !== 'ending' || before.course.next.undo === true, 'in a switch'],
  [!used.has(stepKey(event.plan, event.step)), 'twice'],
];

function ofRunAt({ stopped }: Memory, { before, after }: Seen, event: Start): readonly Rule[] {
  const { plan, step: id } = event;
  const run = before?.runs[plan];
  const document = after.plans[plan]?.document;
  if (!run || !document) return [[false, 'without a run']];
  const isMain = document.steps.some((spec) => spec.id === id);
  const isRest = document.rest.some((spec) => spec.id === id);
  const undone = document.compensate.filter(({ step }) => step.id === id);
  const standsFree = new Set([...document.steps, ...document.rest].map((spec) => spec.id));
  return [
    [isRest ? run.status === 'resting' : isMoving(run), 'while its run stood'],
    [!isRest || isQuiet(run, document), 'on the way to rest beside an open step'],
    [!isMain || !stopped.has(plan), 'after its run was stopped'],
    [!isMain || isCompared(before, run, document), 'before its figures were read'],
    [isFollowing(run, document, id), 'before what it needs was behind it'],
    [undone.every((entry) => run.finished.includes(entry.for)), 'to take back what did not finish'],
    // The way to rest has its own rule: a wait that goes on changes nothing.
    [standsFree.has(id) || !anyUnsettled(run, document.steps), 'past an unsettled step'],
  ];
}

/** All that the step needs has ended, or failed where its author said to go on. */
function isFollowing(run: Run, { steps }: FrozenPlan, id: string): boolean {
  const needs = steps.find((spec) => spec.id === id)?.needs ?? [];
  return steps
    .filter((spec) => needs.includes(spec.id))
    .every((spec) => isOver(run, spec) || spec.onFailure.do === 'goto');
}

/** Frozen before the first step, and not worse in the last reading unless somebody said to go on all the same. */
function isCompared(before: Incident, { figures }: Run, document: FrozenPlan): boolean {
  const isWatched = document.steps.some(({ wave, moves }) => (wave ?? moves) !== undefined);
  if (!isWatched) return true;
  const isFine = figures.suspects.every(({ key }) => before.waived.includes(key));
  return figures.before !== undefined && isFine;
}

const isMoving = ({ status }: Run): boolean => status === 'running' || status === 'stopping';

/** Nothing outside the way to rest runs or is unknown. The clock changes nothing. */
const isQuiet = (run: Run, document: FrozenPlan): boolean =>
  !anyUnsettled(
    run,
    allSteps(document).filter((spec) => spec.by !== 'clock' && !document.rest.includes(spec)),
  );

const anyUnsettled = (run: Run, specs: readonly StepSpec[]): boolean =>
  specs.some(({ id }) => isUnsettled(stepState(run, id)));

function ofEnd(memory: Memory, { before, recorded: { event }, after }: Seen): readonly string[] {
  if (event.type === 'StrategyEnded' && event.outcome === 'superseded') {
    return ofLeftOver(memory, before);
  }
  return event.type === 'RunEnded' ? ofRunEnd(memory, event, after) : [];
}

function ofRunEnd(
  memory: Memory,
  { plan, outcome }: EventOf<'RunEnded'>,
  incident: Incident,
): readonly string[] {
  const run = incident.runs[plan];
  const document = incident.plans[plan]?.document;
  if (!run || !document) return [`${plan} ended and never ran`];
  const { course } = incident;
  const isOverridden = course.status === 'ending' && course.next.override;
  const open =
    outcome === 'superseded'
      ? []
      : owed(memory, run, incident).filter((spec) => !isOver(run, spec));
  return [
    ...(anyUnsettled(run, allSteps(document)) && !isOverridden
      ? [`${plan} ended past an unsettled step`]
      : []),
    ...open.map(({ id }) => `${plan} ended before ${id} of finally`),
  ];
}

/** The steps of finally that are due: without a condition, or with one that was begun. */
function owed(memory: Memory, { plan }: Run, { plans }: Incident): readonly StepSpec[] {
  const document = plans[plan]?.document;
  const main = new Set(document?.steps.map(({ id }) => id));
  return (document?.finally ?? []).filter(({ needs }) => {
    const conditions = needs.filter((id) => main.has(id));
    return conditions.length === 0 || conditions.some((id) => memory.begun.has(stepKey(plan, id)));
  });
}

function isOver(run: Run, { id, onFailure }: StepSpec): boolean {
  const state = stepState(run, id);
  if (state.status === 'failed') return onFailure.do === 'continue';
  return (
    state.status === 'finished' ||
    state.status === 'skipped' ||
    (state.status === 'unknown' && state.abandoned)
  );
}

/** After a switch what finally owed is left to somebody. */
function ofLeftOver(memory: Memory, before: Incident | undefined): readonly string[] {
  const { course } = before ?? {};
  const plan = !course || course.status === 'none' ? undefined : course.plan;
  const run = plan && before?.runs[plan];
  if (!before || !run) return [];
  const left = new Set(openResiduals(before).map(({ of }) => of));
  return owed(memory, run, before)
    .filter((spec) => !isOver(run, spec) && !left.has(spec.id))
    .map(({ id }) => `nobody was left with ${id} of finally`);
}

/** The rows of locks, written as the events say, are what the state says. */
function ofLocks(memory: Memory, { recorded, after }: Seen): readonly string[] {
  const { locks, acting } = memory;
  const changes = lockChanges(after, recorded.event, recorded.at);
  const doubled = changes.flatMap((change) => applied(memory, change));
  const { course } = after;
  const rows = [...acting].map(([target, epoch]) => `${target} ${epoch}`);
  const targets = course.status === 'none' ? [] : course.targets;
  const due = course.status === 'none' ? [] : targets.map((target) => `${target} ${course.epoch}`);
  const odd = new Set(rows).symmetricDifference(new Set(due));
  const isOver = after.rung === 'recovered' || after.rung === 'closed';
  return [
    ...doubled,
    ...targets.filter((target) => !locks.has(target)).map((target) => `${target} is not locked`),
    ...[...odd].map((row) => `the row ${row} of active strategies is not the course`),
    ...(isOver && course.status === 'none'
      ? [...locks].map((target) => `${target} stays locked`)
      : []),
  ];
}

function applied({ locks, acting, contained }: Memory, change: LockChange): readonly string[] {
  switch (change.do) {
    case 'hold':
      locks.add(change.target);
      return [];
    case 'release':
      locks.delete(change.target);
      return [];
    case 'deactivate':
      acting.delete(change.target);
      return [];
    case 'activate': {
      const isTaken = acting.has(change.target);
      acting.set(change.target, change.epoch);
      return isTaken ? [`${change.target} has two active strategies`] : [];
    }
    case 'contain':
      contained.add(`${change.target} ${change.run}`);
      return locks.has(change.target) ? [] : [`${change.target} is contained without its lock`];
    case 'uncontain':
      contained.delete(`${change.target} ${change.run}`);
      return [];
    default:
      return unreachable(change);
  }
}

/** A term runs for a step exactly as long as something is waited for. */
function ofTerms(memory: Memory, { before, after }: Seen): readonly string[] {
  const { terms } = memory;
  for (const change of termChanges(before, after)) {
    if (change.do === 'clear') terms.delete(change.key);
    // Telling others that its role is silent is a term beside the step's own.
    else if ('attempt' in change.order && change.order.kind !== 'ackSilent')
      terms.set(change.key, change.order.attempt);
  }
  const waiting = Object.values(after.runs).flatMap((run) =>
    allSteps(
      after.plans[run.plan]?.document ?? { steps: [], compensate: [], rest: [], finally: [] },
    )
      .filter((spec) => isWaiting(spec, run))
      .map(({ id }) => `${stepKey(run.plan, id)} ${stepState(run, id).attempt}`),
  );
  const running = [...terms].map(([key, attempt]) => `${key} ${attempt}`);
  const odd = new Set(waiting).symmetricDifference(new Set(running));
  return [...odd].map((key) => `the term of ${key} is not what the step waits for`);
}

/** What ends late of a step past which a switch was ordered is still true after closing; what is learned is written then. */
const afterClosing: ReadonlySet<string> = new Set([
  'NoteAdded',
  'EntryCorrected',
  'EntryWithdrawn',
  'PersonInvited',
  'MadePublic',
  'OrderAdvised',
  'OrderRefused',
  'IncidentReopened',
  'StepFinished',
  'StepFailed',
  'StepUnknown',
  'StepNotRun',
  'ReportOwnerNamed',
  'ReportWritten',
  'FactorNamed',
  'FactorDropped',
  'FollowUpAdded',
  'FollowUpClosed',
  'ReportFinished',
  'RecordExported',
  'RecordHeld',
  'RecordReleased',
  'ReportSigned',
  'ReportPublished',
  'ReportDelivered',
]);

const ofClosed = ({ before, recorded: { event } }: Seen): readonly string[] =>
  before?.rung === 'closed' && !afterClosing.has(event.type)
    ? [`${event.type} happened after closing`]
    : [];
