import { z } from 'zod';
import { after, type Instant, instant } from '../ids.ts';
import type { Window } from './dora.ts';

/** A quarter of a year, in UTC: `2026q3`. */
export const Quarter = z
  .string()
  .regex(/^20\d{2}q[1-4]$/u, 'a quarter is written 2026q3')
  .brand<'Quarter'>();
export type Quarter = z.infer<typeof Quarter>;

/** From the first moment of the quarter to that of the next one. */
export function quarterOf(quarter: Quarter): Window {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))];
  const begins = (month: number) => instant(Date.UTC(year, month));
  return { since: begins((number - 1) * 3), until: begins(number * 3) };
}

/** The quarter in which a moment is. */
export const quarterIn = (at: Instant): Quarter =>
  Quarter.parse(`${at.slice(0, 4)}q${Math.ceil(Number(at.slice(5, 7)) / 3)}`);

/** The one before it. */
export const quarterBefore = (quarter: Quarter): Quarter =>
  quarterIn(after(quarterOf(quarter).since, -1));
