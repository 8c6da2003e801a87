import { setImmediate as turn } from 'node:timers/promises';
import { instant } from '../../../src/core/ids.ts';
import type { Random } from '../lib/random.ts';
import { agenda } from './agenda.ts';

const start = Date.parse('2026-03-01T10:00:00.000Z');

/** Whose an entry is: of a process that is gone it never happens, of one that is stopped when it goes on. */
export type Life = {
  readonly name: string;
  state: 'runs' | 'stopped' | 'gone';
  /** When it was stopped, and until when. */
  readonly stops: { readonly from: number; to: number }[];
  /** When it was stopped, cut off or ended, and until when, as far as that is over. */
  readonly ills: { readonly from: number; to: number }[];
  /** What came while it was stopped. */
  readonly missed: (() => void)[];
};

type Entry = {
  readonly at: number;
  /** Decides between entries of one moment. */
  readonly lot: number;
  readonly run: () => void;
  readonly life: Life | undefined;
  isOver: boolean;
};

/**
 * Owns the time. Everything that anybody waits for is an entry here: one happens, all that follows from it without waiting
 * happens, then time goes on to the next. Nothing happens at once with something else, and the same lots give the same order.
 */
export type Scheduler = {
  /** Milliseconds since the beginning. */
  readonly now: () => number;
  /** The same as a moment of the record. */
  readonly moment: (offMs?: number) => ReturnType<typeof instant>;
  /** So much later this happens; the answer takes it off again. */
  readonly after: (ms: number, run: () => void, life?: Life) => () => void;
  /** Resolves so much later; at once where the signal aborts. */
  readonly sleep: (ms: number, life?: Life, signal?: AbortSignal) => Promise<void>;
  /** Lets what came while it was stopped happen, in an order of its own. */
  readonly goOn: (life: Life) => void;
  /** Goes from entry to entry until it is so, or nothing is left, or the time is over. */
  readonly until: (isSo: () => boolean, latest: number) => Promise<void>;
  /** How many entries have happened. */
  readonly happened: () => number;
};

/** `isBusy`: something that this scheduler does not own is under way and has to end before time may go on. */
export function openScheduler(random: Random, isBusy: () => boolean): Scheduler {
  let now = 0;
  let happened = 0;
  const entries = agenda<Entry>((one, other) =>
    one.at === other.at ? one.lot < other.lot : one.at < other.at,
  );
  const after: Scheduler['after'] = (ms, run, life) => {
    const at = now + Math.max(0, Math.round(ms));
    const entry: Entry = { at, lot: random.next(), run, life, isOver: false };
    entries.add(entry);
    return () => {
      entry.isOver = true;
    };
  };
  /** Everything that follows without waiting has followed: the queue of microtasks is empty before an immediate runs. */
  const quiet = async (): Promise<void> => {
    do await turn();
    while (isBusy());
  };
  return {
    now: () => now,
    moment: (offMs = 0) => instant(start + now + offMs),
    after,
    sleep: sleeping(after),
    goOn: (life) => {
      life.state = 'runs';
      for (const run of life.missed.splice(0)) after(0, run, life);
    },
    until: async (isSo, latest) => {
      await quiet();
      while (!isSo()) {
        const entry = entries.next();
        if (entry === undefined) return;
        now = Math.max(now, entry.at);
        if (now > latest) return;
        if (!isDue(entry)) continue;
        happened += 1;
        entry.run();
        await quiet();
      }
    },
    happened: () => happened,
  };
}

function isDue({ isOver, life, run }: Entry): boolean {
  if (isOver || life?.state === 'gone') return false;
  if (life?.state !== 'stopped') return true;
  life.missed.push(run);
  return false;
}

const sleeping =
  (after: Scheduler['after']): Scheduler['sleep'] =>
  (ms, life, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const wake = (): void => {
        signal?.removeEventListener('abort', early);
        resolve();
      };
      const takeOff = after(ms, wake, life);
      const early = (): void => {
        takeOff();
        wake();
      };
      signal?.addEventListener('abort', early, { once: true });
    });
