import { z } from 'zod';
import { after, Instant } from '../ids.ts';

/** Since when users hurt, as it is said: a moment, or so long ago (`20m`, `2h`, `1d`). */
export const HurtSince = z.union(
  [Instant, z.string().regex(/^[1-9]\d{0,3}[mhd]$/u)],
  'a time is written 20m, 2h or 2026-11-21T02:40:00Z',
);
export type HurtSince = z.infer<typeof HurtSince>;

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const isUnit = (letter: string): letter is keyof typeof unitMs => letter in unitMs;

/** The moment that is meant by whoever says it now. */
export function hurtSince(said: HurtSince, now: Instant): Instant {
  const unit = said.slice(-1);
  return isUnit(unit) ? after(now, -Number(said.slice(0, -1)) * unitMs[unit]) : said;
}

const longestMs = 30 * unitMs.d;

/** Whether it may be meant: what has not come, or was more than 30 days ago, is a slip of the pen. */
export const isLikely = (since: Instant, now: Instant): boolean =>
  since <= now && since >= after(now, -longestMs);
