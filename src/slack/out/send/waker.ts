import type { Clock } from '../../../app/ports/clock.ts';

/** Wakes the one who waits for something new. What nobody waits for is heard by the next who does. */
export type Waker = {
  readonly wake: () => void;
  /** Wakes by itself after this long, unless the signal aborts before. */
  readonly wakeIn: (ms: number) => void;
  readonly wait: (ms: number) => Promise<void>;
};

export function openWaker(clock: Clock, signal: AbortSignal): Waker {
  let alarm = new AbortController();
  const wake = (): void => alarm.abort();
  return {
    wake,
    wakeIn: (ms) => void clock.sleep(ms, signal).then(wake),
    wait: async (ms) => {
      await clock.sleep(ms, AbortSignal.any([signal, alarm.signal]));
      if (alarm.signal.aborted) alarm = new AbortController();
    },
  };
}
