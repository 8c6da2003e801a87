import type { Clock } from '../../../app/ports/clock.ts';

/** Wakes the one who waits for something new. A ring that nobody waits for is heard by the next who does. */
export type Bell = {
  readonly ring: () => void;
  /** Rings by itself after this long, unless the signal aborts before. */
  readonly ringIn: (ms: number) => void;
  readonly wait: (ms: number) => Promise<void>;
};

export function openBell(clock: Clock, signal: AbortSignal): Bell {
  let alarm = new AbortController();
  const ring = (): void => alarm.abort();
  return {
    ring,
    ringIn: (ms) => void clock.sleep(ms, signal).then(ring),
    wait: async (ms) => {
      await clock.sleep(ms, AbortSignal.any([signal, alarm.signal]));
      if (alarm.signal.aborted) alarm = new AbortController();
    },
  };
}
