import type { Clock } from '../../../app/ports/clock.ts';
import type { Log } from '../../../app/ship.ts';
import { type Health, pauseAfter } from './health.ts';
import type { Job } from './job.ts';
import type { Pace } from './pace.ts';
import type { Waker } from './waker.ts';

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
  /** For how long the oldest of them is, in milliseconds; 0 without any. */
  readonly oldestMs: () => number;
};

type Parts = {
  readonly clock: Clock;
  readonly log: Log;
  readonly waker: Waker;
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
  const { clock, waker } = parts;
  const state: State = { busy: new Map(), closing: new Set(), failing: new Map() };
  /** Since when each difference is open. */
  let since: ReadonlyMap<string, number> = new Map();
  return {
    waiting: () => since.size,
    oldestMs: () => (since.size === 0 ? 0 : clock.monotonic() - Math.min(...since.values())),
    run: async (signal) => {
      while (!signal.aborted) {
        const open = await openJobs(parts);
        const now = clock.monotonic();
        since = new Map(open.map(({ id }) => [id, since.get(id) ?? now]));
        await waker.wait(signal.aborted ? 0 : startSome(parts, state, open));
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
  /** By difference how often closing it has failed, and until when it rests. */
  readonly failing: Map<string, Failing>;
};

/** Starts what may be sent now; answers in how many milliseconds more may. */
function startSome(parts: Parts, state: State, open: readonly Job[]): number {
  const { clock, health, pace } = parts;
  const { busy, closing, failing } = state;
  const now = clock.monotonic();
  const readyAt = (job: Job): number =>
    Math.max(
      health.readyAt(),
      failing.get(job.id)?.until ?? 0,
      pace.readyAt(job.first, job.priority),
    );
  for (const job of open) {
    const atOnce = health.isDoubtful() ? 1 : mostAtOnce;
    const isBusy = busy.size >= atOnce || busy.has(job.lane) || closing.has(job.id);
    if (!isBusy && readyAt(job) <= now) start(parts, state, job);
  }
  const next = open.map((job) => readyAt(job) - now).filter((ms) => ms > 0);
  return Math.max(1, Math.min(lookAwayMs, ...next));
}

function start(parts: Parts, { busy, closing, failing }: State, job: Job): void {
  closing.add(job.id);
  const sending = attempt(parts, failing, job).finally(() => {
    busy.delete(job.lane);
    closing.delete(job.id);
    parts.waker.wake();
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
  const { clock, log, random } = parts;
  const before = failing.get(job.id)?.times ?? 0;
  const pause = (times: number, ms: number): void =>
    void failing.set(job.id, { times, until: clock.monotonic() + ms });
  const fails = (): void => pause(before + 1, pauseAfter(before + 1, random));
  try {
    const trouble = await job.run();
    if (!trouble) failing.delete(job.id);
    else if (trouble.kind === 'wait') pause(before, trouble.ms);
    else fails();
  } catch (error) {
    fails();
    log.warn({ event: 'SlackJobFailed', job: job.id, err: error });
  }
}
