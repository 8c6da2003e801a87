import { type Instant, instant, millis } from '../ids.ts';
import type { Stretch } from './picture.ts';

/** Nothing shorter is left out, however much it stands out. */
const leastMs = 600_000;
/** A stretch stands out when it is so many times as long as the next shorter one. */
const standsOut = 4;
const most = 8;
/** How much of what is left stays at either side of a break, so that no bar ends at it by chance. */
const edge = 1 / 60;

type Hole = { readonly from: number; readonly to: number };
const length = ({ from, to }: Hole): number => to - from;

/** The stretches between these moments that would leave no room for everything else: a night, a weekend. */
export function quietIn(moments: readonly Instant[]): readonly Stretch[] {
  const at = [...new Set(moments.map(millis))].toSorted((a, b) => a - b);
  const holes = at.flatMap((from, index) => {
    const to = at[index + 1];
    return to === undefined ? [] : [{ from, to }];
  });
  const byLength = holes.toSorted((a, b) => length(b) - length(a));
  const chosen = byLength.slice(0, outstanding(byLength));
  const left = byLength.slice(chosen.length).reduce((sum, hole) => sum + length(hole), 0);
  return chosen.toSorted((a, b) => a.from - b.from).map((hole) => shortened(hole, left));
}

/** How many of the longest ones stand out from all others; none where there are no others. */
function outstanding(holes: readonly Hole[]): number {
  let many = 0;
  for (const [index, hole] of holes.slice(0, most).entries()) {
    const next = holes[index + 1];
    if (next === undefined || length(hole) < leastMs) break;
    if (length(hole) >= length(next) * standsOut) many = index + 1;
  }
  return many;
}

function shortened({ from, to }: Hole, left: number): Stretch {
  const side = Math.min(left * edge, (to - from) / 4);
  return { from: instant(Math.round(from + side)), to: instant(Math.round(to - side)) };
}
