import type { Instant } from '../../core/ids.ts';

/** Time as the app may see it: moments for the record, the monotonic clock for durations. */
export type Clock = {
  readonly now: () => Instant;
  /** Milliseconds that only grow, from an arbitrary start; for leases and timeouts, never for the record. */
  readonly monotonic: () => number;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};
