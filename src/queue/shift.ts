import type { OnWakeUp } from '../app/ports/wake-ups.ts';
import { HandlerFailed, type OnWireProblem, UnreadableWakeUp } from './errors.ts';
import { readPayload } from './wake-up-job.ts';

/** One worker's handler calls: BullMQ starts them through `process`, `end` stops and awaits them. */
export type Shift = {
  /** BullMQ looks at the number of parameters: with fewer than three it creates no signal. */
  readonly process: (
    job: { readonly data: unknown },
    token: string | undefined,
    signal: AbortSignal | undefined,
  ) => Promise<void>;
  readonly end: () => Promise<void>;
};

/**
 * Never rejects towards BullMQ: a handler that throws is reported, and its wake-up ends like any other.
 * Each call has its own controller, because after a wiped Redis the same wake-up may run here twice
 * and BullMQ would then remember one of the two signals only.
 */
export function startShift(handler: OnWakeUp, onError: OnWireProblem): Shift {
  const running = new Map<Promise<void>, AbortController>();
  let ended = false;

  async function handle(data: unknown, signal: AbortSignal): Promise<void> {
    const wakeUp = read(data, onError);
    if (!wakeUp) return;
    try {
      await handler(wakeUp, signal);
    } catch (cause) {
      onError(new HandlerFailed(wakeUp, cause));
    }
  }

  return {
    process: async (job, _token, signal) => {
      // Taken while the worker was closing: dropped, the sender repeats it.
      if (ended) return;
      const controller = new AbortController();
      signal?.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
      const call = handle(job.data, controller.signal);
      running.set(call, controller);
      await call.finally(() => running.delete(call));
    },
    end: async () => {
      ended = true;
      for (const controller of running.values()) controller.abort(new Error('The worker stops'));
      await Promise.allSettled(running.keys());
    },
  };
}

function read(data: unknown, onError: OnWireProblem) {
  try {
    return readPayload(data);
  } catch (cause) {
    onError(new UnreadableWakeUp(cause));
    return undefined;
  }
}
