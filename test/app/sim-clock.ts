import type { Clock } from '../../src/app/ports/clock.ts';
import { instant } from '../../src/core/ids.ts';

const start = Date.parse('2026-03-01T10:00:00.000Z');

type Sleeper = { readonly at: number; readonly wake: () => void };

/** A clock that stands still until the test moves it. Whoever sleeps wakes in the order of time. */
export type SimClock = Clock & {
  /** Moves on to the next moment at which somebody wakes; false when nobody sleeps. */
  readonly tick: () => boolean;
  /** Sets the wall clock forward or back, as NTP or a person would: no time passes. */
  readonly jump: (ms: number) => void;
  readonly sleeping: () => number;
};

export function simClock(): SimClock {
  const sleepers = new Set<Sleeper>();
  let elapsed = 0;
  let offset = 0;
  return {
    now: () => instant(start + elapsed + offset),
    monotonic: () => elapsed,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const wake = (): void => {
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper: Sleeper = { at: elapsed + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', wake, { once: true });
      }),
    tick: () => {
      const next = Math.min(...Array.from(sleepers, ({ at }) => at));
      if (!Number.isFinite(next)) return false;
      elapsed = Math.max(elapsed, next);
      for (const sleeper of Array.from(sleepers)) if (sleeper.at <= elapsed) sleeper.wake();
      return true;
    },
    jump: (ms) => {
      offset += ms;
    },
    sleeping: () => sleepers.size,
  };
}
