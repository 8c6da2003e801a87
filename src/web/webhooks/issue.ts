import { markedIn, markOf } from '../../app/follow-ups/mark.ts';
import { instant } from '../../core/ids.ts';
import type { Place } from '../../core/report/shapes.ts';
import type { Known, Read } from './kind.ts';

/** How an issue ended, as a tracker says it. */
type Ended = {
  readonly place: Place;
  /** Where the mark of the follow-up stands. */
  readonly text: string;
  readonly issue: string;
  readonly how: 'done' | 'dropped';
  /** Milliseconds since 1970. */
  readonly atMs: number;
};

const noIssue = {
  status: 'nothing',
  why: 'this is about no follow-up of this Sternway',
} as const;
export const notEnded = { status: 'nothing', why: 'no issue ended by this' } as const;

/** The end of an issue as it is kept, if it is one of ours; known by what is signed. */
export function endOf({ place, text, issue, how, atMs }: Ended, { registry }: Known): Read {
  const marked = markedIn(registry, text);
  if (marked === undefined) return noIssue;
  const mark = markOf(registry, marked);
  return {
    status: 'news',
    id: `issue:${place}:${issue}:${mark}:${how}:${atMs}`,
    delivered: { place, mark, issue, how, happenedAt: instant(atMs) },
  };
}
