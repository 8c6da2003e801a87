import { type Instant, instant, millis } from '../ids.ts';
import type { Stretch } from './picture.ts';

/** Nothing shorter is left out. */
const leastMs = 600_000;
/** A stretch is long when it takes more than this share of all that is left without it and longer ones. */
const longShare = 0.5;
const most = 8;
/** How much of what is left stays at either side of a break, so that no bar ends at it by chance. */
const edge = 1 / 60;

type Hole = { readonly from: number; readonly to: number };

/** The stretches between these moments that would leave no room for everything else: a night, a weekend. */
export function quietIn(moments: readonly Instant[]): readonly Stretch[] {
  const at = [...new Set(moments.map(millis))].toSorted((a, b) => a - b);
  const holes = at
    .slice(1)
    .map((to, index) => ({ from: at[index] ?? to, to }))
    .filter(({ from, to }) => to - from >= leastMs)
    .toSorted((a, b) => b.to - b.from - (a.to - a.from));
  const [first = 0, last = 0] = [at[0], at.at(-1)];
  const many = longestRow(holes.slice(0, most), last - first);
  const chosen = holes.slice(0, many);
  const left = chosen.reduce((rest, { from, to }) => rest - (to - from), last - first);
  return chosen.toSorted((a, b) => a.from - b.from).map((hole) => shortened(hole, left));
}

/** How many of the longest ones are long: each of them beside all that is left without them. */
function longestRow(holes: readonly Hole[], all: number): number {
  let left = all;
  let many = 0;
  for (const [index, { from, to }] of holes.entries()) {
    left -= to - from;
    if (to - from > left * longShare) many = index + 1;
  }
  return many;
}

function shortened({ from, to }: Hole, left: number): Stretch {
  const side = Math.min(left * edge, (to - from) / 4);
  return { from: instant(Math.round(from + side)), to: instant(Math.round(to - side)) };
}
