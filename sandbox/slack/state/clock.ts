/** The workspace's time: epoch milliseconds, and timers that a jump of the clock makes due at once. */
export type WorkspaceClock = {
  now(): number;
  /** Moves time forward and runs what has become due, in order of its time. */
  advance(ms: number): void;
  /** Runs once, `ms` of this clock from now. Answers how to call it off. */
  after(ms: number, run: () => void): () => void;
  /** Calls every timer off. */
  stop(): void;
};

type Timer = { readonly at: number; readonly run: () => void };

const longestRealWaitMs = 2_147_483_647;

/**
 * A clock that goes with real time, plus what it has been advanced by. With `stillAt` it stands at that time and moves only by
 * `advance`, for tests without waiting.
 */
export const workspaceClock = (options: { readonly stillAt?: number } = {}): WorkspaceClock => {
  const timers = new Set<Timer>();
  let offset = 0;
  let wake: NodeJS.Timeout | undefined;
  const now = () => (options.stillAt ?? Date.now()) + offset;

  const runDue = () => {
    const due = [...timers].filter((timer) => timer.at <= now()).sort((a, b) => a.at - b.at);
    for (const timer of due) {
      // An earlier timer of this round may have called a later one off.
      if (timers.delete(timer)) timer.run();
    }
    schedule();
  };
  const schedule = () => {
    clearTimeout(wake);
    if (options.stillAt !== undefined || timers.size === 0) return;
    const next = Math.min(...[...timers].map((timer) => timer.at)) - now();
    wake = setTimeout(runDue, Math.min(Math.max(next, 0), longestRealWaitMs));
    wake.unref();
  };

  return {
    now,
    advance: (ms) => {
      offset += ms;
      runDue();
    },
    after: (ms, run) => {
      const timer = { at: now() + ms, run };
      timers.add(timer);
      schedule();
      return () => {
        timers.delete(timer);
      };
    },
    stop: () => {
      timers.clear();
      clearTimeout(wake);
    },
  };
};
