import type { Clock } from './ports/clock.ts';

/**
 * Runs something with a signal that aborts after `ms`, or when the outer signal does. `late` says whether the time was
 * over before it ended; it is waited for all the same.
 */
export async function withDeadline<T>(
  clock: Pick<Clock, 'sleep'>,
  { ms, signal }: { readonly ms: number; readonly signal?: AbortSignal },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T; readonly late: boolean }> {
  const over = new AbortController();
  const done = new AbortController();
  const timer = async (): Promise<void> => {
    await clock.sleep(ms, done.signal);
    // The reason by which kinds tell a time that is over from an order to end.
    if (!done.signal.aborted) over.abort(new DOMException('its time is over', 'TimeoutError'));
  };
  void timer();
  try {
    const value = await run(signal ? AbortSignal.any([signal, over.signal]) : over.signal);
    return { value, late: over.signal.aborted };
  } finally {
    done.abort();
  }
}
