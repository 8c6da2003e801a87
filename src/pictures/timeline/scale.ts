import { type Instant, millis } from '../../core/ids.ts';
import type { Picture, Stretch } from '../../core/picture/picture.ts';
import { isoIn, shownAt } from '../../lib/zone.ts';
import { fullWidth, margin } from '../blocks.ts';
import { roundMs } from '../round-times.ts';

/** How wide a quiet stretch is drawn, however long it was. */
const breakWidth = 40;

type Piece = {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
};
type Break = Stretch & { readonly left: number; readonly right: number };

/** Where moments stand from left to right. */
export type Scale = {
  readonly x: (at: Instant) => number;
  readonly breaks: readonly Break[];
  /** Round moments, and what stands there. */
  readonly ticks: readonly { readonly x: number; readonly says: string }[];
};

const secondMs = 1_000;
const minuteMs = 60_000;
/** About so many round moments are named. */
const fewTicks = 6;

/** Time runs evenly, but for the quiet stretches: each is as narrow as any other. */
export function scaleOf({ span, quiet }: Pick<Picture, 'span' | 'quiet'>, zone: string): Scale {
  const start = millis(span.from);
  const end = Math.max(millis(span.to), start + secondMs);
  const edges = [start, ...quiet.flatMap(({ from, to }) => [millis(from), millis(to)]), end];
  const activeMs = edges.reduce((sum, at, index) => sum + (index % 2 === 0 ? -at : at), 0);
  const room = fullWidth - 2 * margin - breakWidth * quiet.length;
  const pixels = room / Math.max(activeMs, 1);
  const pieces: Piece[] = [];
  let left = margin;
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1] ?? from;
    const right = left + (index % 2 === 0 ? (to - from) * pixels : breakWidth);
    pieces.push({ from, to, left, right });
    left = right;
  }
  const active = pieces.filter((_, index) => index % 2 === 0);
  const shut = pieces.filter((_, index) => index % 2 === 1);
  const step = roundMs.find((one) => activeMs / one <= fewTicks) ?? Number.POSITIVE_INFINITY;
  return {
    x: (at) => placeIn(pieces, millis(at)),
    breaks: quiet.map((stretch, index) => ({
      ...stretch,
      left: shut[index]?.left ?? margin,
      right: shut[index]?.right ?? margin,
    })),
    ticks: active.flatMap((piece) => ticksIn(piece, step, zone)),
  };
}

function placeIn(pieces: readonly Piece[], at: number): number {
  const piece = pieces.find(({ to }) => at <= to) ?? pieces.at(-1);
  if (piece === undefined) return margin;
  const { from, to, left, right } = piece;
  const share = to === from ? 0 : (at - from) / (to - from);
  return left + Math.min(Math.max(share, 0), 1) * (right - left);
}

function ticksIn({ from, to, left, right }: Piece, step: number, zone: string): Scale['ticks'] {
  // What clocks show differs from UTC by whole minutes.
  const ahead = shownAt(from, zone) - Math.floor(from / secondMs) * secondMs;
  const first = Math.ceil((from + ahead) / step) * step - ahead;
  const many = Number.isFinite(first) ? Math.max(0, Math.floor((to - first) / step) + 1) : 0;
  return Array.from({ length: many }, (_, index) => {
    const at = first + index * step;
    const x = left + ((at - from) / Math.max(to - from, 1)) * (right - left);
    return { x, says: clockAt(at, zone).slice(0, step < minuteMs ? 8 : 5) };
  });
}

/** `03:01:12`, as clocks in the zone show it. */
const clockAt = (ms: number, zone: string): string => isoIn(ms, zone).slice(11, 19);
