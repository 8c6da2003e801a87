import { z } from 'zod';
import type { WeeklyEntry } from '../app/ports/configuration.ts';
import type { Weekday } from '../lib/days.ts';
import { Clock, Zone } from '../written/scalars.ts';
import { zoneOf } from './drills.ts';
import type { WrittenConfiguration } from './schema.ts';

const weekdays = {
  monday: 'Mon',
  tuesday: 'Tue',
  wednesday: 'Wed',
  thursday: 'Thu',
  friday: 'Fri',
  saturday: 'Sat',
  sunday: 'Sun',
} as const satisfies Readonly<Record<string, Weekday>>;

/** The weekly digest as people write it. */
export const WrittenDigest = z.strictObject({
  day: z
    .enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])
    .default('monday'),
  at: Clock.default('09:00'),
  zone: Zone.optional(),
  channel: z
    .string()
    .regex(/^[CG][A-Z0-9]{2,30}$/u, 'a Slack id is written C0WEEKLY')
    .optional()
    .describe('Where it is told, if not in the channel for announcements'),
});

type Whole = Pick<WrittenConfiguration, 'digest' | 'time_zone' | 'quiet_hours'>;

/** When a week ends, and where that is told; undefined where the file says nothing of it. */
export function weeklyEntry(whole: Whole): WeeklyEntry | undefined {
  const { digest } = whole;
  if (digest === undefined) return undefined;
  const { day, at, zone, channel } = digest;
  return { day: weekdays[day], at, zone: zone ?? zoneOf(whole, {}) ?? 'UTC', channel };
}
