import { sayDuration } from '../../lib/durations.ts';
import { isoIn } from '../../lib/zone.ts';
import { type Instant, millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Entry } from '../timeline/entries.ts';
import type { Filter } from '../timeline/orders.ts';
import { erased } from './events/told.ts';
import type { Voice } from './voice.ts';
import { count, list, loud, person, quoted } from './words.ts';

/** What the columns of a timeline are called. */
export const columns = {
  entry: 'Entry',
  at: 'Time',
  recordedAt: 'Recorded',
  kind: 'Kind',
  actor: 'Who',
  source: 'Source',
  text: 'What',
  later: 'Said later',
  ref: 'Reference',
} as const;

/** `2026-11-21 03:01:12.250`; in another zone than UTC `2026-11-21 04:01:12.250 +01:00`. */
export function moment(at: Instant, zone: string): string {
  if (zone === 'UTC') return `${at.slice(0, 10)} ${at.slice(11, -1)}`;
  const shown = isoIn(millis(at), zone).replace('T', ' ');
  return `${shown.slice(0, -6)} ${shown.slice(-6)}`;
}

/** Recorded more than this after the moment it speaks of is worth saying. */
const lateMs = 60_000;
/** Recorded more than this before it cannot be: clocks differed. */
const earlyMs = 1_000;

/** What is odd about the time of an entry; nothing where nothing is. */
export function oddTime(
  { at, recordedAt, behindMs, imported }: Entry,
  zone: string,
): string | undefined {
  if (imported === true) return undefined;
  const wait = millis(recordedAt) - millis(at);
  const early = wait < -earlyMs ? ', which is earlier: clocks differed' : '';
  const recorded = wait > lateMs || early ? [`recorded ${moment(recordedAt, zone)}${early}`] : [];
  const behind =
    behindMs > 0 ? [`the clock was ${sayDuration(behindMs)} behind an earlier entry`] : [];
  const all = [...recorded, ...behind];
  return all.length === 0 ? undefined : all.join('; ');
}

/** `→ E100: E99, corrected by Bo: …` is said of an entry that stands as it was. */
export const laterText = ({ entry, text }: Entry['later'][number]): string => `${entry}: ${text}`;

/** Who did what in an incident that others recorded, as far as anybody here knows. */
export const importedBy = 'Imported';

/** What stands above the entries, a fact a line: name and value. */
export function headFacts(
  incident: Pick<Incident, 'mode' | 'severity' | 'targets' | 'rung' | 'authority' | 'declaredAt'>,
  zone: string,
  voice: Voice,
): readonly (readonly [name: string, value: string])[] {
  const declared = `${moment(incident.declaredAt, zone)}${zone === 'UTC' ? ' UTC' : ''}`;
  if (incident.mode === 'imported') {
    return [
      ['Severity', incident.severity ?? 'not known'],
      ['Targets', incident.targets.join(', ') || 'not named'],
      ['Imported by', person(incident.authority, voice)],
      ['Began', declared],
    ];
  }
  return [
    ['Severity', incident.severity ?? 'none yet'],
    ['Targets', incident.targets.join(', ')],
    ['Rung', incident.rung],
    ['Decision authority', person(incident.authority, voice)],
    ['Declared', declared],
  ];
}

/** `DRILL INC-1: Buying fails` */
export const headline = (
  { id, mode }: Pick<Incident, 'id' | 'mode'>,
  title: string | null,
): string => `${mode === 'live' ? '' : `${loud(mode)} `}${id}: ${title ?? erased}`;

/** `Timeline (UTC)` */
export const timelineHeading = (zone: string): string => `Timeline (${zone})`;

/** That it is a part of the timeline, and which; nothing where it is the whole of it. */
export function partText(
  filter: Filter,
  { shown, all, zone }: { readonly shown: number; readonly all: number; readonly zone: string },
): string | undefined {
  const { kinds, by, since, until, words } = filter;
  const wanted = [
    ...(kinds === undefined ? [] : [`of the kind ${list(kinds, 8, 'or')}`]),
    ...(by === undefined ? [] : [`by ${list(by.map(quoted), 20, 'or')}`]),
    ...(since === undefined ? [] : [`since ${moment(since, zone)}`]),
    ...(until === undefined ? [] : [`until ${moment(until, zone)}`]),
    ...(words === undefined ? [] : [`with the words ${quoted(words)}`]),
  ];
  return wanted.length === 0
    ? undefined
    : `A part of the timeline: ${shown} of ${count(all, 'entry', 'entries')}, ${wanted.join(', ')}`;
}

/** Instead of entries, where there are none. */
export const nothingFits = 'No entry fits.';
