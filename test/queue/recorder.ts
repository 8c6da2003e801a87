import type { OnWakeUp, WakeUp } from '../../src/app/ports/wake-ups.ts';

/** A handler that remembers its calls; `atLeast` waits for their number, `hold` keeps them running until `release`. */
export function recorder(options: { readonly hold?: boolean } = {}) {
  const seen: WakeUp[] = [];
  const signals: AbortSignal[] = [];
  const waiting = new Set<{ readonly count: number; readonly resolve: () => void }>();
  const gate = Promise.withResolvers<void>();
  const load = { now: 0, most: 0 };

  const handler: OnWakeUp = async (wakeUp, signal) => {
    seen.push(wakeUp);
    signals.push(signal);
    load.now += 1;
    load.most = Math.max(load.most, load.now);
    for (const waiter of waiting) if (seen.length >= waiter.count) waiter.resolve();
    if (options.hold) await gate.promise;
    load.now -= 1;
  };

  return {
    handler,
    seen,
    signals,
    load,
    release: gate.resolve,
    atLeast: async (count: number): Promise<void> => {
      if (seen.length >= count) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.add({ count, resolve });
      await promise;
    },
  };
}

export const step = (name: string, epoch = 1): WakeUp => ({ stepId: `RB-17/${name}`, epoch });
export const aborted = async (signal: AbortSignal): Promise<void> => {
  if (signal.aborted) return;
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve, { once: true });
  });
};
