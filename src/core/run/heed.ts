import { watchlist } from '../checks/watchlist.ts';
import type { Event, EventOf } from '../events.ts';
import type { Heeder } from '../heed.ts';
import { after, type Instant } from '../ids.ts';
import { currentRun, type Incident } from '../incident/incident.ts';
import type { StepSpec } from '../plan/plan.ts';
import { clockMs, manualOf } from './manual.ts';
import { sightOf } from './phase.ts';
import { isShut, readySteps } from './ready.ts';
import type { Try } from './reports.ts';
import { isUnsettled, type Run, stepSpec, stepState } from './run.ts';
import { silenceTerm } from './silence.ts';

/** The step that may be started now under this epoch; nothing when it is too late or too early. */
function startable(
  incident: Incident,
  { plan, step, epoch }: Omit<Try, 'attempt'>,
  at: Instant,
): { readonly spec: StepSpec; readonly attempt: number } | undefined {
  const run = currentRun(incident);
  if (!run || run.plan !== plan || run.epoch !== epoch) return undefined;
  const sight = sightOf(incident, run);
  const spec = readySteps(sight).find(({ id }) => id === step);
  if (!spec || isShut(sight, spec, at)) return undefined;
  const state = stepState(run, step);
  const isAnother = state.status === 'not-run' || state.status === 'canceled';
  return { spec, attempt: isAnother ? state.attempt + 1 : state.attempt };
}

const claim: Heeder<'claim'> = ({ plan, step, epoch, owner }, incident, at) => {
  const found = startable(incident, { plan, step, epoch }, at);
  if (found?.spec.by !== 'worker') return [];
  return [{ type: 'StepStarted', plan, step, epoch, attempt: found.attempt, owner }];
};

const begin: Heeder<'begin'> = ({ plan, step, epoch }, incident, at) => {
  const found = startable(incident, { plan, step, epoch }, at);
  if (!found || found.spec.by === 'worker') return [];
  const { spec, attempt } = found;
  const common = { plan, step, epoch, attempt };
  return spec.by === 'person'
    ? [
        {
          type: 'StepAwaitsAck',
          ...common,
          role: manualOf(spec).role,
          until: after(at, spec.timeoutMs),
        },
      ]
    : [{ type: 'StepStarted', ...common, owner: 'clock', until: after(at, clockMs(spec)) }];
};

/** The state of the very try that a report is about; a report about another try is late and says nothing. */
function stateOf(incident: Incident, { plan, step, epoch, attempt }: Try) {
  const run = incident.runs[plan];
  const made = incident.plans[plan];
  const spec = made && stepSpec(made.document, step);
  if (run?.epoch !== epoch || !spec) return undefined;
  const state = stepState(run, step);
  return state.attempt === attempt ? { run, spec, state } : undefined;
}

/** The same for a worker's report: workers say nothing about what a person or the clock carries out. */
function byWorker(incident: Incident, report: Try) {
  const found = stateOf(incident, report);
  return found?.spec.by === 'worker' ? found : undefined;
}

const tryOf = ({ plan, step, epoch, attempt }: Try): Try => ({ plan, step, epoch, attempt });

/** A known outcome: nothing was done. */
const notRun: Heeder<'notRun'> = (report, incident) =>
  byWorker(incident, report)?.state.status === 'started'
    ? [{ type: 'StepNotRun', ...tryOf(report), why: report.why }]
    : [];

/** The end of a try; a late one resolves a step that had become unknown, unless a person settled it first. */
const ended: Heeder<'ended'> = (report, incident, at) => {
  const found = byWorker(incident, report);
  if (!found || !isUnsettled(found.state)) return [];
  const { evidence, output } = report;
  const texts = output === '' ? {} : { texts: { output } };
  if (report.outcome === 'finished') {
    return [{ type: 'StepFinished', ...tryOf(report), evidence, ...texts }];
  }
  if (report.outcome === 'unknown') return lost(found, report, texts);
  const retryAt = nextTry(found.spec, found.run, report, at);
  const code = report.code ?? 'Failed';
  return [{ type: 'StepFailed', ...tryOf(report), code, evidence, retryAt, ...texts }];
};

/** A try that was begun and whose effect nobody can tell is as unknown as one whose owner died. */
function lost(
  { spec, state }: NonNullable<ReturnType<typeof stateOf>>,
  report: Try & { readonly mayStillRun?: boolean },
  texts: Pick<EventOf<'StepUnknown'>, 'texts'>,
): readonly Event[] {
  if (state.status !== 'started') return [];
  const { mayStillRun = false } = report;
  // Never beside itself: what may still run is not started again by anybody but a person.
  const retry = !mayStillRun && mayRetry(spec, report.attempt);
  const { owner } = state;
  return [{ type: 'StepUnknown', ...tryOf(report), owner, mayStillRun, retry, ...texts }];
}

/** Only where its author says that running it twice is harmless, and as often as the policy says. */
const mayRetry = ({ idempotent, retry }: StepSpec, attempt: number): boolean =>
  idempotent && attempt <= retry.max;

/** When the policy tries again: only steps whose author says that running twice is harmless, never one that its run told to end. One that ended with its process may. */
function nextTry(
  spec: StepSpec,
  run: Run,
  { attempt, code }: { readonly attempt: number; readonly code: string | undefined },
  at: Instant,
): Instant | undefined {
  const { delayMs, backoff, maxDelayMs } = spec.retry;
  const toldToEnd = code === 'Aborted' && run.stopping !== undefined;
  if (!mayRetry(spec, attempt) || toldToEnd || run.status === 'ended') {
    return undefined;
  }
  const grown = backoff === 'exponential' ? delayMs * 2 ** (attempt - 1) : delayMs;
  return after(at, Math.min(grown, maxDelayMs));
}

const ownerDied: Heeder<'ownerDied'> = (report, incident) => {
  const found = byWorker(incident, report);
  if (found?.state.status !== 'started') return [];
  const { owner } = found.state;
  const { mayStillRun } = report;
  const retry = !mayStillRun && mayRetry(found.spec, report.attempt);
  return [{ type: 'StepUnknown', ...tryOf(report), owner, mayStillRun, retry }];
};

/** Recorded when it is new, and only while somebody waits for it. Only a pass can have held; where one answer decides, a pass that did not hold is none. */
const measured: Heeder<'measured'> = (report, incident) => {
  const { key: check, epoch, summary, facts } = report;
  const watched = watchlist(incident).find(({ key }) => key === check);
  if (!watched || watched.epoch !== epoch) return [];
  const held = report.verdict === 'pass' && report.held;
  const unheld = watched.once && report.verdict === 'pass' && !held;
  const verdict = unheld ? 'inconclusive' : report.verdict;
  const before = incident.checks[check];
  if (before?.verdict === verdict && before.held === held) return [];
  return [{ type: 'CheckReported', check, epoch, verdict, held, facts, texts: { summary } }];
};

/** The clock ends only what the clock carries out. */
const clockRang: Heeder<'clockRang'> = (report, incident) => {
  const found = stateOf(incident, report);
  return found?.state.status === 'started' && found.spec.by === 'clock'
    ? [{ type: 'StepFinished', ...tryOf(report), evidence: {} }]
    : [];
};

const ackOverdue: Heeder<'ackOverdue'> = (report, incident) =>
  stateOf(incident, report)?.state.status === 'awaiting-ack'
    ? [{ type: 'StepFailed', ...tryOf(report), code: 'Timeout', evidence: {} }]
    : [];

/** Each level once, in its time; whoever said something meanwhile is left alone. */
const ackSilent: Heeder<'ackSilent'> = (report, incident, at) => {
  const found = stateOf(incident, report);
  if (found?.state.status !== 'awaiting-ack') return [];
  const { run, state } = found;
  const [term] = silenceTerm(incident, { run, step: report.step, state });
  const { level } = report;
  const isDue = term?.order.kind === 'ackSilent' && term.order.level === level && term.at <= at;
  if (!isDue) return [];
  const { role } = state;
  return level === 'reminded'
    ? [{ type: 'StepAckReminded', ...tryOf(report), role }]
    : [{ type: 'StepAckEscalated', ...tryOf(report), role, to: level }];
};

const retryDue: Heeder<'retryDue'> = (report, incident) => {
  const state = stateOf(incident, report)?.state;
  return state?.status === 'failed' && state.retryAt !== undefined
    ? [{ type: 'StepRetried', plan: report.plan, step: report.step }]
    : [];
};

/** The reports about a run, its steps and its checks. */
export const runHeeders = {
  claim,
  begin,
  notRun,
  ended,
  ownerDied,
  measured,
  clockRang,
  ackOverdue,
  ackSilent,
  retryDue,
};
