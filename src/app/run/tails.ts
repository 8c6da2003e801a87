/** So much of a running step's output is kept for whoever watches; all of it is in its evidence when it ends. */
const mostLines = 20;
const longestLine = 400;

/** The last lines of what running steps say, in this process. For watching only: nothing is decided by them. */
export type Tails = {
  /** `RB-17/stop-worker` → its last lines, the oldest first. */
  readonly of: (stepId: string) => readonly string[];
  readonly add: (stepId: string, line: string) => void;
  /** Forgets a step that has ended. */
  readonly end: (stepId: string) => void;
  readonly onLine: (heard: (stepId: string) => void) => Disposable;
};

export function openTails(): Tails {
  const tails = new Map<string, readonly string[]>();
  const listeners = new Set<(stepId: string) => void>();
  const of = (stepId: string): readonly string[] => tails.get(stepId) ?? [];
  return {
    of,
    add: (stepId, line) => {
      tails.set(stepId, [...of(stepId), line.slice(0, longestLine)].slice(-mostLines));
      for (const heard of listeners) heard(stepId);
    },
    end: (stepId) => void tails.delete(stepId),
    onLine: (heard) => {
      listeners.add(heard);
      return { [Symbol.dispose]: () => void listeners.delete(heard) };
    },
  };
}
