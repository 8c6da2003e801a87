import { type Instant, millis } from '../../core/ids.ts';
import type { Picture } from '../../core/picture/picture.ts';
import { isoIn, shownAt } from '../../lib/zone.ts';
import { roundMs } from '../round-times.ts';
import type { Sheet } from './sheet.ts';

/** How wide a quiet stretch is drawn, however long it was. */
const breakWidth = 40;

type Ends = { readonly left: number; readonly right: number };
type Piece = Ends & { readonly from: number; readonly to: number };

/** Where moments stand from left to right. */
export type Scale = {
  readonly x: (at: Instant) => number;
  readonly breaks: readonly Ends[];
  /** Round moments; without their day where it is the same for all. */
  readonly ticks: readonly { readonly x: number; readonly clock: string; readonly day: string }[];
  /** A moment as short as it is understood here: `03:01:12`; where it lasted over midnight `03-01 23:01`. */
  readonly says: (at: Instant) => string;
};

const secondMs = 1_000;
const minuteMs = 60_000;
/** About so many round moments are named. */
const fewTicks = 6;

/** Time runs evenly, but for the quiet stretches: each is as narrow as any other. */
export function scaleOf(
  { span, quiet }: Pick<Picture, 'span' | 'quiet'>,
  { bars }: Pick<Sheet, 'bars'>,
  zone: string,
): Scale {
  const pieces = piecesOf({ span, quiet }, bars);
  const active = pieces.filter((_, index) => index % 2 === 0);
  const activeMs = active.reduce((sum, { from, to }) => sum + to - from, 0);
  const step = roundMs.find((one) => activeMs / one <= fewTicks) ?? Number.POSITIVE_INFINITY;
  const shown = (ms: number): string => isoIn(ms, zone);
  const isLong = shown(millis(span.from)).slice(0, 10) !== shown(millis(span.to)).slice(0, 10);
  const moments = active.flatMap((piece) => roundIn(piece, step, zone));
  return {
    x: (at) => placeIn(pieces, millis(at)) ?? bars.left,
    breaks: pieces.filter((_, index) => index % 2 === 1),
    ticks: moments.map(({ x, at }) => {
      const clock = shown(at).slice(11, step < minuteMs ? 19 : 16);
      return { x, clock, day: isLong ? day(shown(at)) : '' };
    }),
    says: (at) => {
      const iso = shown(millis(at));
      return isLong ? `${day(iso)} ${iso.slice(11, 16)}` : iso.slice(11, 19);
    },
  };
}

/** `03-01` */
const day = (iso: string): string => iso.slice(5, 10);

/** The span in pieces from left to right: those in which something happened, and between them the quiet ones. */
function piecesOf({ span, quiet }: Pick<Picture, 'span' | 'quiet'>, bars: Ends): readonly Piece[] {
  const start = millis(span.from);
  const end = Math.max(millis(span.to), start + secondMs);
  const edges = [start, ...quiet.flatMap(({ from, to }) => [millis(from), millis(to)]), end];
  const activeMs = edges.reduce((sum, at, index) => sum + (index % 2 === 0 ? -at : at), 0);
  const pixels = (bars.right - bars.left - breakWidth * quiet.length) / Math.max(activeMs, 1);
  const pieces: Piece[] = [];
  let { left } = bars;
  for (const [index, from] of edges.slice(0, -1).entries()) {
    const to = edges[index + 1] ?? from;
    const right = left + (index % 2 === 0 ? (to - from) * pixels : breakWidth);
    pieces.push({ from, to, left, right });
    left = right;
  }
  return pieces;
}

function placeIn(pieces: readonly Piece[], at: number): number | undefined {
  const piece = pieces.find(({ to }) => at <= to) ?? pieces.at(-1);
  if (piece === undefined) return undefined;
  const { from, to, left, right } = piece;
  const share = to === from ? 0 : (at - from) / (to - from);
  return left + Math.min(Math.max(share, 0), 1) * (right - left);
}

type Round = { readonly x: number; readonly at: number };

/** The moments in a piece at which clocks in the zone show a multiple of the step. */
function roundIn({ from, to, left, right }: Piece, step: number, zone: string): readonly Round[] {
  // What clocks show differs from UTC by whole minutes.
  const ahead = shownAt(from, zone) - Math.floor(from / secondMs) * secondMs;
  const first = Math.ceil((from + ahead) / step) * step - ahead;
  const many = Number.isFinite(first) ? Math.max(0, Math.floor((to - first) / step) + 1) : 0;
  return Array.from({ length: many }, (_, index) => {
    const at = first + index * step;
    return { at, x: left + ((at - from) / Math.max(to - from, 1)) * (right - left) };
  });
}
