import { z } from 'zod';

const dayMs = 86_400_000;
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const isReal = (day: string): boolean =>
  !Number.isNaN(dateOf(day).getTime()) && dateOf(day).toISOString().startsWith(day);

/** A day as calendars name it, in no zone: `2026-11-23`. */
export const Day = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u, 'a day is written 2026-11-23')
  .refine(isReal, 'there is no such day');
export type Day = z.infer<typeof Day>;

/** The day so many days later, or earlier. */
export const plusDays = (day: Day, days: number): Day =>
  new Date(dateOf(day).getTime() + days * dayMs).toISOString().slice(0, 10);

/** How many days it is from one day to another; negative when that was before. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / dayMs);

export const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
export type Weekday = (typeof weekdays)[number];
export const weekdayOf = (day: Day): Weekday => weekdays[dateOf(day).getUTCDay()] ?? 'Sun';

/** Whether people work on a day. */
export type WorkdayTeller = (day: Day) => boolean;

/** The first working day after this one; a year without any ends the search. */
export function nextWorkday(day: Day, isWorkday: WorkdayTeller): Day {
  for (let ahead = 1; ahead <= 366; ahead += 1) {
    const next = plusDays(day, ahead);
    if (isWorkday(next)) return next;
  }
  return plusDays(day, 366);
}
