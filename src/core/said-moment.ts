import { z } from 'zod';
import { after, Instant } from './ids.ts';

/** A moment as people say one: written out, or so long ago (`20m`, `2h`, `1d`). */
export const SaidMoment = z.union(
  [Instant, z.string().regex(/^[1-9]\d{0,3}[mhd]$/u)],
  'a time is written 20m, 2h or 2026-11-21T02:40:00Z',
);
export type SaidMoment = z.infer<typeof SaidMoment>;

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const isUnit = (letter: string): letter is keyof typeof unitMs => letter in unitMs;

/** The moment that is meant by whoever says it now. */
export function momentSaid(said: SaidMoment, now: Instant): Instant {
  const unit = said.slice(-1);
  return isUnit(unit) ? after(now, -Number(said.slice(0, -1)) * unitMs[unit]) : said;
}
