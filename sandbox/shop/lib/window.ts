type Outcome = { readonly atMs: number; readonly succeeded: boolean };

/** Outcomes of the last seconds on a monotonic clock. */
export type Window = {
  readonly add: (atMs: number, succeeded: boolean) => void;
  readonly count: (nowMs: number, lastMs: number) => number;
  /** Share of successes from 0 to 1; null where the window is empty. */
  readonly rate: (nowMs: number, lastMs: number) => number | null;
};

/** A window that remembers `keepMs`. */
export function newWindow(keepMs: number): Window {
  let outcomes: Outcome[] = [];
  const within = (nowMs: number, lastMs: number) =>
    outcomes.filter(({ atMs }) => atMs > nowMs - lastMs);
  return {
    add: (atMs, succeeded) => {
      outcomes = [...within(atMs, keepMs), { atMs, succeeded }];
    },
    count: (nowMs, lastMs) => within(nowMs, lastMs).length,
    rate: (nowMs, lastMs) => {
      const seen = within(nowMs, lastMs);
      if (seen.length === 0) return null;
      return seen.filter(({ succeeded }) => succeeded).length / seen.length;
    },
  };
}
