import type { LogEntry } from './shapes.ts';

export type Log = {
  /** Keeps a line; the oldest goes when there are too many. */
  readonly add: (line: Omit<LogEntry, 'n' | 'at'>) => LogEntry;
  /** The lines that are kept, oldest first. */
  readonly entries: () => readonly LogEntry[];
  readonly onEntry: (listener: (entry: LogEntry) => void) => () => void;
  readonly clear: () => void;
};

export const logLines = 5_000;

/** The record of every call and envelope in both directions, for the inspector and for tests. */
export function newLog(clock: { readonly now: () => number }, most = logLines): Log {
  let kept: LogEntry[] = [];
  let count = 0;
  const listeners = new Set<(entry: LogEntry) => void>();
  return {
    add: (line) => {
      count += 1;
      const entry = { n: count, at: clock.now(), ...line };
      kept.push(entry);
      // Trimmed by the thousand, so that a full log does not move all its lines for each new one.
      if (kept.length > most * 1.2) kept = kept.slice(-most);
      for (const listener of listeners) listener(entry);
      return entry;
    },
    entries: () => kept.slice(-most),
    onEntry: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => {
      kept = [];
    },
  };
}
