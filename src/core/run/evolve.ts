import type { EventOf, EventType } from '../events.ts';
import type { Instant, PlanId } from '../ids.ts';
import type { Evolver, Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import { forget } from '../incident/rungs.ts';
import { pausedFor } from '../outside/evolve.ts';
import { type Run, type SilenceLevel, type StepState, stepState } from './run.ts';

function change(state: Incident, plan: PlanId, next: (run: Run) => Run): Incident {
  const run = state.runs[plan];
  if (run === undefined) throw new Error(`${plan} never ran`);
  return { ...state, runs: { ...state.runs, [plan]: next(run) } };
}

type OfStep = { readonly plan: PlanId; readonly step: string };

const isBegun: ReadonlySet<StepState['status']> = new Set(['started', 'awaiting-ack']);

/** The list with this step at its end, once. */
const lastly = (steps: readonly string[], step: string): readonly string[] => [
  ...steps.filter((id) => id !== step),
  step,
];

/** A change of one step's state, from the state it is in. */
const moves =
  <E extends OfStep>(next: (event: E, at: Instant, before: StepState) => StepState) =>
  (state: Incident, event: E, at: Instant): Incident =>
    change(state, event.plan, (run) => {
      const stands = next(event, at, stepState(run, event.step));
      const { status } = stands;
      return {
        ...run,
        begun: isBegun.has(status) ? lastly(run.begun, event.step) : run.begun,
        finished: status === 'finished' ? lastly(run.finished, event.step) : run.finished,
        steps: { ...run.steps, [event.step]: stands },
      };
    });

const settled = (event: EventOf<'StepSettled'>, at: Instant, before: StepState): StepState => {
  const { attempt, outcome } = event;
  if (outcome === 'done') return { status: 'finished', attempt, at };
  if (outcome === 'not-done') return { status: 'not-run', attempt, at };
  return before.status === 'unknown' ? { ...before, abandoned: true } : before;
};

/** Whoever says anything has their time anew. */
const acknowledged = (
  event: EventOf<'StepAcknowledged'>,
  at: Instant,
  before: StepState,
): StepState =>
  before.status === 'awaiting-ack'
    ? {
        ...before,
        ack: { state: event.state, by: event.by, isUnsaid: event.unsaid === true },
        silence: { since: at, level: 'none', toldAt: at },
      }
    : before;

const silent =
  <E>(levelOf: (event: E) => SilenceLevel) =>
  (event: E, at: Instant, before: StepState): StepState =>
    before.status === 'awaiting-ack'
      ? { ...before, silence: { ...before.silence, level: levelOf(event), toldAt: at } }
      : before;

/** What an earlier try's checks said does not speak for the next one. */
const retried: Evolver<'StepRetried'> = (state, event, at) =>
  moves<EventOf<'StepRetried'>>((_event, _at, { attempt }) => ({
    status: 'pending',
    attempt: attempt + 1,
  }))(forget(state, `after/${event.step}/`), event, at);

const paused: Evolver<'RunPaused'> = (state, { plan, why, step }, at) =>
  change(why === 'outside-change' ? pausedFor(state) : state, plan, ({ stopping, ...run }) => ({
    ...common(run),
    status: 'paused',
    stopping,
    why,
    step,
    since: at,
    answered: at,
    restsSince: undefined,
  }));

/** Aborting also takes back a switch that was waiting: nothing follows by itself. */
const stopping: Evolver<'RunStopping'> = (state, { plan, why }) => {
  const next = change(state, plan, (run) => ({
    ...common(run),
    status: 'stopping',
    stopping: why,
  }));
  if (next.course.status !== 'ending') return next;
  const { next: _dropped, ...course } = next.course;
  return { ...next, course: { ...course, status: 'active' } };
};

/** Going on asks the checks anew that had stopped the run. */
const forgetObjections = (state: Incident): Incident => ({
  ...state,
  checks: Object.fromEntries(
    Object.entries(state.checks).filter(
      ([key, { verdict }]) => verdict === 'pass' || !/^(?:precondition|after)\//u.test(key),
    ),
  ),
});

const resumed: Evolver<'RunResumed'> = (state, { plan }) =>
  change(leaveRest(forgetObjections(state), plan), plan, (run) =>
    run.stopping === undefined
      ? { ...common(run), status: 'running', stopping: undefined }
      : { ...common(run), status: 'stopping', stopping: run.stopping },
  );

/** The fields that a run has in every status. */
const common = ({
  plan,
  epoch,
  startedAt,
  steps,
  begun,
  finished,
  left,
  figures,
}: Omit<Run, 'stopping' | 'status'>) => ({
  plan,
  epoch,
  startedAt,
  steps,
  begun,
  finished,
  left,
  figures,
});

/** Whoever goes on leaves the resting place: what led there has to be done anew to come back. What was given up stays so. */
function leaveRest(state: Incident, plan: PlanId): Incident {
  const run = state.runs[plan];
  const made = state.plans[plan];
  if (!run || !made?.document.rest.some(({ id }) => run.steps[id] !== undefined)) return state;
  const done = made.document.rest.filter(({ id }) => run.steps[id] !== undefined);
  const anew = done
    .map(({ id }) => ({ id, was: stepState(run, id) }))
    .filter(({ was }) => was.status !== 'unknown')
    .map(({ id, was }) => [id, { status: 'pending', attempt: was.attempt + 1 }] as const);
  const ids = new Set(done.map(({ id }) => id));
  return change(
    done.reduce((next, { id }) => forget(next, `after/${id}/`), state),
    plan,
    (before) => ({
      ...before,
      left: before.left + 1,
      finished: before.finished.filter((id) => !ids.has(id)),
      steps: { ...before.steps, ...Object.fromEntries(anew) },
    }),
  );
}

const takenToRest: Evolver<'RunTakenToRest'> = (state, { plan }, at) =>
  change(state, plan, (run) => {
    const { stopping: on } = run;
    const still = 'why' in run ? run : { why: 'ordered' as const, step: undefined, since: at };
    const { why, step, since } = still;
    return { ...common(run), status: 'resting', stopping: on, why, step, since };
  });

const rested: Evolver<'RunRested'> = (state, { plan }, at) =>
  change(state, plan, (run) =>
    run.status === 'resting' ? { ...run, status: 'paused', answered: at, restsSince: at } : run,
  );

/** A person has said something about a run that stands still. */
const answered = (state: Incident, plan: PlanId, at: Instant): Incident =>
  change(state, plan, (run) => (run.status === 'paused' ? { ...run, answered: at } : run));

/** The events about a run and its steps. */
export const runEvolvers = {
  RunPaused: paused,
  RunResumed: resumed,
  RunTakenToRest: takenToRest,
  RunRested: rested,
  RestPutOff: (state, { plan }, at) => answered(state, plan, at),
  RunStopping: stopping,
  RunEnded: (state, { plan, outcome }, at) =>
    change(state, plan, (run) => ({
      ...common(run),
      status: 'ended',
      stopping: run.stopping,
      outcome,
      endedAt: at,
    })),
  StepStarted: moves(({ attempt, owner, until }, at) => ({
    status: 'started',
    attempt,
    at,
    owner,
    until,
  })),
  StepNotRun: moves(({ attempt }, at) => ({ status: 'not-run', attempt, at })),
  StepAwaitsAck: moves(({ attempt, role, until }, at) => ({
    status: 'awaiting-ack',
    attempt,
    at,
    role,
    until,
    ack: undefined,
    silence: { since: at, level: 'none', toldAt: at },
  })),
  StepAcknowledged: moves(acknowledged),
  StepAckReminded: moves(silent(() => 'reminded')),
  StepAckEscalated: moves(silent(({ to }) => to)),
  StepFinished: moves(({ attempt }, at) => ({ status: 'finished', attempt, at })),
  StepFailed: moves(({ attempt, code, retryAt }, at) => ({
    status: 'failed',
    attempt,
    at,
    code,
    retryAt,
  })),
  StepUnknown: moves(({ attempt, owner, mayStillRun, retry }, at) => ({
    status: 'unknown',
    attempt,
    at,
    owner,
    mayStillRun,
    retry,
    abandoned: false,
  })),
  StepSettled: (state, event, at) =>
    answered(moves<EventOf<'StepSettled'>>(settled)(state, event, at), event.plan, at),
  StepRetried: retried,
  StepSkipped: moves((_event, _at, { attempt }) => ({ status: 'skipped', attempt })),
  StepCanceled: moves((_event, _at, { attempt }) => ({ status: 'canceled', attempt })),
} satisfies Partial<Evolvers<EventType>>;
