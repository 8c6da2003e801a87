import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './app/ports/clock.ts';

/** The clock of this machine. The only place where the program waits or asks what time it is. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    try {
      await wait(ms, undefined, { signal, ref: true });
    } catch (error) {
      // Ending the wait early is what the signal is for.
      if (!signal?.aborted) throw error;
    }
  },
};
