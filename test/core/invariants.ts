import type { Because } from '../../src/core/because.ts';
import { dueChanges } from '../../src/core/due.ts';
import type { EventOf } from '../../src/core/events.ts';
import type { PlanId } from '../../src/core/ids.ts';
import { type Incident, openResiduals } from '../../src/core/incident/incident.ts';
import type { StepSpec } from '../../src/core/plan/plan.ts';
import type { Recorded } from '../../src/core/recorded.ts';
import {
  allSteps,
  isUnsettled,
  type Run,
  stepKey,
  stepSpec,
  stepState,
} from '../../src/core/run/run.ts';
import { lockChanges } from '../../src/core/strategy/locks.ts';

/** What is wrong with this state, whatever led to it. Empty for every state that may be. */
export const problemsOf = (incident: Incident): readonly string[] => [
  ...ofRecovery(incident),
  ...ofCourse(incident),
  ...Object.values(incident.runs).flatMap((run) => ofRun(incident, run)),
];

function ofRecovery(incident: Incident): readonly string[] {
  const { rung, course, checks, waived } = incident;
  if (rung === 'closed') return course.status === 'none' ? [] : ['closed under a strategy'];
  if (rung !== 'recovered') return [];
  const document = incident.governing && incident.plans[incident.governing]?.document;
  const criteria = document ? document.criteria : incident.declaredCriteria;
  const missing = criteria
    .map(({ id }) => `criterion/${id}`)
    .filter((key) => !waived.includes(key))
    .filter((key) => !(checks[key]?.held === true && checks[key].verdict === 'pass'));
  return [
    ...(criteria.length === 0 ? ['recovered without a criterion'] : []),
    ...missing.map((key) => `recovered although ${key} did not hold`),
    ...openResiduals(incident).map(({ residual }) => `recovered with ${residual} open`),
    ...(course.status === 'none' ? [] : ['recovered under a strategy']),
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
    terms: new Map(),
  };
  return (seen) => [
    ...problemsOf(seen.after),
    ...ofDecision(seen),
    ...ofStrategy(memory, seen),
    ...ofSteps(memory, seen),
    ...ofEnd(memory, seen),
    ...ofLocks(memory, seen),
    ...ofTerms(memory, seen),
    ...ofClosed(seen),
  ];
}

const others: ReadonlySet<string> = new Set(['IncidentDeclared', 'RoleAssigned', 'ResidualClosed']);

function ofDecision({ before, recorded: { event } }: Seen): readonly string[] {
  if (!before || others.has(event.type) || !('because' in event) || !event.because) return [];
  const because: Because = event.because;
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
  switch (event.type) {
    case 'StepStarted':
    case 'StepAwaitsAck':
      return ofStart(memory, seen, event);
    case 'StepRetried': {
      memory.used.delete(stepKey(event.plan, event.step));
      const spec = stepSpecOf(seen.after, event);
      const isPolicy = event.because === undefined;
      return isPolicy && spec?.idempotent !== true
        ? [`${event.step} was tried again by nobody`]
        : [];
    }
    case 'StepNotRun':
    case 'StepCanceled':
      memory.used.delete(stepKey(event.plan, event.step));
      return [];
    case 'StepSettled':
      if (event.outcome === 'not-done') memory.used.delete(stepKey(event.plan, event.step));
      return [];
    case 'RunStopping':
      memory.stopped.add(event.plan);
      return [];
    default:
      return [];
  }
}

type OfStep = { readonly plan: PlanId; readonly step: string };

const stepSpecOf = (incident: Incident, { plan, step }: OfStep): StepSpec | undefined => {
  const document = incident.plans[plan]?.document;
  return document && stepSpec(document, step);
};

function ofStart(
  memory: Memory,
  { before, after }: Seen,
  event: EventOf<'StepStarted' | 'StepAwaitsAck'>,
): readonly string[] {
  const key = stepKey(event.plan, event.step);
  const document = after.plans[event.plan]?.document;
  const run = before?.runs[event.plan];
  const isMain = document?.steps.some(({ id }) => id === event.step);
  const undone = document?.compensate.find(({ step }) => step.id === event.step)?.for;
  const rules: readonly (readonly [holds: boolean, problem: string])[] = [
    [memory.active?.epoch === event.epoch, `${key} started under an epoch that is over`],
    [memory.active?.plan === event.plan, `${key} started and its plan is not followed`],
    [before?.course.status !== 'ending', `${key} started in a switch`],
    [!memory.used.has(key), `${key} started twice`],
    [run?.status !== 'paused' && run?.status !== 'ended', `${key} started while its run stood`],
    [!(isMain && memory.stopped.has(event.plan)), `${key} started after its run was stopped`],
    [
      undone === undefined || run?.finished.includes(undone) === true,
      `${key} takes back what did not finish`,
    ],
    [
      isMain === true || !anyUnsettled(run, document?.steps),
      `${key} started past an unsettled step`,
    ],
  ];
  memory.used.add(key);
  memory.begun.add(key);
  return rules.filter(([holds]) => !holds).map(([, problem]) => problem);
}

const anyUnsettled = (run: Run | undefined, specs: readonly StepSpec[] = []): boolean =>
  run !== undefined && specs.some(({ id }) => isUnsettled(stepState(run, id)));

function ofEnd(memory: Memory, { before, recorded: { event }, after }: Seen): readonly string[] {
  if (event.type === 'StrategyEnded')
    return event.outcome === 'superseded' ? ofLeftOver(memory, before) : [];
  if (event.type !== 'RunEnded') return [];
  const run = after.runs[event.plan];
  const document = after.plans[event.plan]?.document;
  if (!run || !document) return [`${event.plan} ended and never ran`];
  const isOverridden = after.course.status === 'ending' && after.course.next.override;
  const unsettled = anyUnsettled(run, allSteps(document)) && !isOverridden;
  const problems = unsettled ? [`${event.plan} ended past an unsettled step`] : [];
  if (event.outcome === 'superseded') return problems;
  const open = owed(memory, run, after).filter((spec) => !isOver(run, spec));
  return [...problems, ...open.map(({ id }) => `${event.plan} ended before ${id} of finally`)];
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
  for (const change of lockChanges(after, recorded.event, recorded.at)) {
    if (change.do === 'hold') locks.add(change.target);
    if (change.do === 'release') locks.delete(change.target);
    if (change.do === 'activate') {
      if (acting.has(change.target)) return [`${change.target} has two active strategies`];
      acting.set(change.target, change.epoch);
    }
    if (change.do === 'deactivate') acting.delete(change.target);
  }
  const { course, rung } = after;
  const targets = course.status === 'none' ? [] : course.targets;
  const epochs = new Set(acting.values());
  return [
    ...targets.filter((target) => !locks.has(target)).map((target) => `${target} is not locked`),
    ...(acting.size === targets.length ? [] : ['the rows of active strategies are not the course']),
    ...(course.status === 'none' || epochs.has(course.epoch) ? [] : ['a row has another epoch']),
    ...((rung === 'recovered' || rung === 'closed') && locks.size > 0 && course.status === 'none'
      ? ['a lock outlives its incident']
      : []),
  ];
}

/** A term runs for a step exactly as long as something is waited for. */
function ofTerms(memory: Memory, { recorded, after }: Seen): readonly string[] {
  const { terms } = memory;
  for (const change of dueChanges(recorded.event)) {
    if (change.do === 'clear') terms.delete(change.key);
    else if ('attempt' in change.order) terms.set(change.key, change.order.attempt);
  }
  const waiting = Object.values(after.runs).flatMap((run) =>
    allSteps(after.plans[run.plan]?.document ?? { steps: [], compensate: [], finally: [] })
      .filter((spec) => isWaiting(spec, run))
      .map(({ id }) => `${stepKey(run.plan, id)} ${stepState(run, id).attempt}`),
  );
  const running = [...terms].map(([key, attempt]) => `${key} ${attempt}`);
  const odd = new Set(waiting).symmetricDifference(new Set(running));
  return [...odd].map((key) => `the term of ${key} is not what the step waits for`);
}

const afterClosing: ReadonlySet<string> = new Set([
  ...['NoteAdded', 'OrderAdvised', 'OrderRefused', 'IncidentReopened'],
  // What ends late of a step past which a switch was ordered is still true.
  ...['StepFinished', 'StepFailed', 'StepUnknown', 'StepNotRun'],
]);

const ofClosed = ({ before, recorded: { event } }: Seen): readonly string[] =>
  before?.rung === 'closed' && !afterClosing.has(event.type)
    ? [`${event.type} happened after closing`]
    : [];
