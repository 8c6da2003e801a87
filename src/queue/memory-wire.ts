import type { JobJson } from 'bullmq';

/** All that the queue in memory knows: what waits, in order, and the ids of what runs. An ended wake-up leaves no trace. */
export type MemoryWire = {
  /** Nothing happens when this id waits or runs already. */
  readonly put: (id: string, job: JobJson) => void;
  /** The longest waiting job, which runs from now on. */
  readonly take: () => readonly [id: string, job: JobJson] | undefined;
  readonly end: (id: string) => void;
  /** Resolves when something waits, at the latest when the signal aborts. */
  readonly arrival: (signal: AbortSignal) => Promise<void>;
};

export function memoryWire(): MemoryWire {
  const waiting = new Map<string, JobJson>();
  const running = new Set<string>();
  const sleepers = new Set<() => void>();

  return {
    put: (id, job) => {
      if (waiting.has(id) || running.has(id)) return;
      waiting.set(id, job);
      // All of them: one that is just closing must not swallow the call.
      for (const wake of sleepers) wake();
    },
    take: () => {
      const [first] = waiting;
      if (!first) return undefined;
      waiting.delete(first[0]);
      running.add(first[0]);
      return first;
    },
    end: (id) => {
      running.delete(id);
    },
    arrival: async (signal) => {
      if (waiting.size > 0 || signal.aborted) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      const wake = () => resolve();
      sleepers.add(wake);
      signal.addEventListener('abort', wake, { once: true });
      await promise;
      sleepers.delete(wake);
      signal.removeEventListener('abort', wake);
    },
  };
}
