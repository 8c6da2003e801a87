import { z } from 'zod';
import type { DrillEntry } from '../app/ports/configuration.ts';
import { Target } from '../core/ids.ts';
import { weekdays } from '../lib/days.ts';
import { readWindow, type Window } from '../lib/windows.ts';
import { Clock, Name, Span, Zone } from '../written/scalars.ts';
import { Holidays } from './holidays.ts';
import { peopleOf } from './roster.ts';
import type { WrittenConfiguration, WrittenServiceEntry } from './schema.ts';

const dayMs = 86_400_000;

/** Where nothing else is said. A drill counts as long as a rehearsal does for readiness (record.md, "Readiness coverage"). */
const usual = {
  every: 30 * dayMs,
  environment: 'staging',
  at: '10:00',
  until: '17:00',
};

const Days = Span.refine(
  (ms) => ms % dayMs === 0,
  'drills are counted in whole days; write for example 30d',
).meta({ examples: ['7d', '30d'] });

const WindowText = z.string().transform((text, context) => {
  const read = readWindow(text);
  if (read !== undefined) return read;
  context.addIssue('a window is written "Tue 10:00-12:00 Europe/Berlin"');
  return z.NEVER;
});

/** How a service is rehearsed, as people write it; what is left out is as the file says for all. */
export const writtenDrills = z.strictObject({
  every: Days.optional().describe('How long a drill that passed counts'),
  environment: z.string().optional().describe('Where it is rehearsed'),
  playbook: Name.optional().describe('What is rehearsed, if not the playbook of the service'),
  channel: z
    .string()
    .regex(/^[CG][A-Z0-9]{2,30}$/u, 'a Slack id is written C0DRILLS')
    .optional()
    .describe('Where the team is reminded'),
  at: Clock.optional().describe('When the team is reminded'),
  until: Clock.optional().describe('Until when: nobody is reminded later in the day'),
  zone: Zone.optional(),
  people: z
    .array(Name)
    .min(1, 'drills need at least one person or group')
    .optional()
    .describe('Who takes part, if not the roster'),
  windows: z
    .array(WindowText)
    .optional()
    .describe('When it may be rehearsed on a protected environment'),
  workdays: z
    .array(z.enum(weekdays))
    .min(1, 'somebody works on one day at least')
    .optional()
    .describe('On which days the team works, if not Monday to Friday'),
  holidays: Holidays.optional().describe('Where drills keep other holidays than the rest'),
});

type Whole = Pick<
  WrittenConfiguration,
  'groups' | 'drills' | 'time_zone' | 'quiet_hours' | 'holidays'
>;

type Said = Pick<WrittenServiceEntry, 'drills' | 'time_zone' | 'quiet_hours' | 'holidays'>;

/** The first of them that was said, else what is usual. */
const orUsual = <T>(said: readonly (T | undefined)[], usually: T): T =>
  said.find((one) => one !== undefined) ?? usually;

/** How the drills of this service are meant; undefined where it says nothing of them. */
export function drillEntry(whole: Whole, name: string, written: Said): DrillEntry | undefined {
  const { drills: own } = written;
  if (own === undefined) return undefined;
  const { drills: all = {} } = whole;
  const environment = orUsual([own.environment, all.environment], usual.environment);
  return {
    target: Target.parse(`${name}@${environment}`),
    playbook: own.playbook,
    everyDays: orUsual([own.every, all.every], usual.every) / dayMs,
    channel: own.channel ?? all.channel,
    at: orUsual([own.at, all.at], usual.at),
    until: orUsual([own.until, all.until], usual.until),
    zone: orUsual([own.zone, all.zone, zoneOf(whole, written)], 'UTC'),
    people: own.people && peopleOf(whole, own.people),
    windows: orUsual<readonly Window[]>([own.windows, all.windows], []),
    workdays: own.workdays ?? all.workdays,
    holidays: orUsual([own.holidays, all.holidays, written.holidays, whole.holidays], {}),
  };
}

/** Whoever names a zone for the quiet hours alone means it for every clock time. */
export const zoneOf = (
  whole: Pick<WrittenConfiguration, 'time_zone' | 'quiet_hours'>,
  own: Pick<WrittenServiceEntry, 'time_zone' | 'quiet_hours'>,
): string | undefined =>
  own.time_zone ?? own.quiet_hours?.zone ?? whole.time_zone ?? whole.quiet_hours?.zone;
