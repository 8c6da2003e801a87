import type { Clock } from '../../../app/ports/clock.ts';
import type { Log } from '../../../app/ship.ts';
import type { Trouble } from '../../trouble.ts';
import type { Bell } from './bell.ts';
import { type Health, pauseAfter } from './health.ts';
import type { Job } from './job.ts';
import type { Pace } from './pace.ts';

/** Calls that are under way at a time. */
const mostAtOnce = 4;
/** The longest it looks away: what was missed comes up again. */
const lookAwayMs = 5_000;
/** How long the calls under way are waited for when the poster ends. */
const lastCallMs = 3_000;

export type Runner = {
  /** Sends until the signal aborts, and then waits for what is under way. */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** How many differences are open. */
  readonly waiting: () => number;
};

type Parts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly bell: Bell;
  readonly pace: Pace;
  readonly health: Health;
  readonly random: () => number;
  /** Every difference that is open now, computed from what is recorded and what stands. */
  readonly jobs: () => Promise<readonly Job[]>;
};

type Failing = { readonly times: number; readonly until: number };

/**
 * Closes differences, the most urgent first, each lane in order. What is sent is asked for right before, so that only
 * the latest is ever sent.
 */
export function openRunner(parts: Parts): Runner {
  const { clock, bell } = parts;
  const state: State = { busy: new Map(), closing: new Set(), failing: new Map() };
  let waiting = 0;
  return {
    waiting: () => waiting,
    run: async (signal) => {
      while (!signal.aborted) {
        const open = await openJobs(parts);
        waiting = open.length;
        await bell.wait(signal.aborted ? 0 : startSome(parts, state, open));
      }
      const over = new AbortController();
      const last = Promise.allSettled(state.busy.values()).then(() => over.abort());
      await Promise.race([last, clock.sleep(lastCallMs, over.signal)]);
    },
  };
}

type State = {
  /** By lane what is under way there. */
  readonly busy: Map<string, Promise<void>>;
  /** Which differences are being closed: one that moved to another lane meanwhile waits too. */
  readonly closing: Set<string>;
  /** By difference how often closing it has failed. */
  readonly failing: Map<string, Failing>;
};

/** Starts what may be sent now; answers in how many milliseconds more may. */
function startSome(parts: Parts, state: State, open: readonly Job[]): number {
  const { clock, health, pace } = parts;
  const { busy, closing, failing } = state;
  const now = clock.monotonic();
  const readyAt = (job: Job): number =>
    Math.max(health.readyAt(), failing.get(job.id)?.until ?? 0, pace.readyAt(job));
  for (const job of open) {
    const atOnce = health.isDoubtful() ? 1 : mostAtOnce;
    // What was started before it in this round has used up some of the pace.
    const isBusy = busy.size >= atOnce || busy.has(job.lane) || closing.has(job.id);
    if (!isBusy && readyAt(job) <= now) start(parts, state, job);
  }
  const next = open.map((job) => readyAt(job) - now).filter((ms) => ms > 0);
  return Math.max(1, Math.min(lookAwayMs, ...next));
}

function start(parts: Parts, { busy, closing, failing }: State, job: Job): void {
  parts.pace.sent(job);
  closing.add(job.id);
  const sending = attempt(parts, failing, job).finally(() => {
    busy.delete(job.lane);
    closing.delete(job.id);
    parts.bell.ring();
  });
  busy.set(job.lane, sending);
}

async function openJobs({ jobs, log }: Parts): Promise<readonly Job[]> {
  try {
    return (await jobs()).toSorted((a, b) => a.priority - b.priority);
  } catch (error) {
    log.warn({ event: 'SlackDifferencesUnread', err: error });
    return [];
  }
}

async function attempt(parts: Parts, failing: Map<string, Failing>, job: Job): Promise<void> {
  const { clock, log, health, pace, random } = parts;
  const fails = (): void => {
    const times = (failing.get(job.id)?.times ?? 0) + 1;
    failing.set(job.id, { times, until: clock.monotonic() + pauseAfter(times, random) });
  };
  try {
    const trouble = await job.run();
    if (!trouble) {
      failing.delete(job.id);
      health.answered(isWriting(job));
      return;
    }
    log.warn({ event: 'SlackCallFailed', job: job.id, method: job.method, code: trouble.code });
    settle({ health, pace }, job, trouble);
    if (trouble.kind !== 'wait') fails();
  } catch (error) {
    fails();
    log.warn({ event: 'SlackPostUnnoted', job: job.id, err: error });
  }
}

const isWriting = ({ method }: Job): boolean => method.startsWith('chat.');

/** Any answer shows that Slack is there; only what nobody answered, or answered unclearly, speaks against it. */
function settle(
  { health, pace }: Pick<Parts, 'health' | 'pace'>,
  job: Job,
  trouble: Trouble,
): void {
  if (trouble.kind === 'unclear' || trouble.kind === 'token') health.failed(trouble);
  else {
    health.answered();
    // What else lacks a permission says so where it is missed.
    if (isWriting(job)) health.failed(trouble);
  }
  if (trouble.kind === 'wait') pace.rest(job.method, trouble.ms);
}
