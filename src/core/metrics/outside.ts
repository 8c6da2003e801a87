import type { OutsideRow } from '../gone-back/row.ts';
import type { Instant } from '../ids.ts';
import { type Share, shareOf } from './measure.ts';

/** What is counted of something that went back without a run. */
export type WentBack = Pick<OutsideRow, 'target' | 'from' | 'since' | 'seen'> & {
  /** Since when its team has said who and why; undefined while nobody has. */
  readonly explained: Instant | undefined;
};

/** What went back outside in the window, and of how many of these the team has said who did it and why. */
export const explainedOf = (gone: readonly WentBack[]): Share =>
  shareOf(gone.map(({ explained }) => explained !== undefined));
