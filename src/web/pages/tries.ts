import type { Clock } from '../../app/ports/clock.ts';

const mostAMinute = 20;
const minuteMs = 60_000;

/** How often somebody came with a link that is none, by the address they came from. */
export type Tries = {
  readonly note: (from: string) => void;
  readonly isOver: (from: string) => boolean;
};

/** Counts failures alone: who has a good link is kept out by nobody's guessing but that from the same address. */
export function tries(clock: Pick<Clock, 'monotonic'>): Tries {
  let minute = -1;
  let counts = new Map<string, number>();
  const now = (): Map<string, number> => {
    const current = Math.floor(clock.monotonic() / minuteMs);
    if (current !== minute) counts = new Map();
    minute = current;
    return counts;
  };
  return {
    note: (from) => void now().set(from, (now().get(from) ?? 0) + 1),
    isOver: (from) => (now().get(from) ?? 0) >= mostAMinute,
  };
}
