import { daysBetween } from '../../lib/days.ts';
import { sayDuration } from '../../lib/durations.ts';
import { type DrillBook, lastPass, lastUnscored } from '../drill/book.ts';
import type { DrillReason } from '../drill/events.ts';
import type { DrillRules } from '../drill/rules.ts';
import type { DrillStanding } from '../drill/standing.ts';
import type { ToldReminder } from '../drill/told.ts';
import type { PersonId } from '../ids.ts';
import { isDoubtful, type RehearsalRecord } from '../plan/card-rehearsal.ts';
import { day } from './dates.ts';
import { unscoredText } from './drill-score.ts';
import type { Action } from './next.ts';
import { drill, incident, type Voice } from './voice.ts';
import { clock, count, list, oneLine, people, person, sentences } from './words.ts';

/** One service, as it is told how its drills stand. */
export type DrillRow = {
  readonly rules: DrillRules;
  readonly book: DrillBook;
  readonly standing: DrillStanding;
  /** Whose turn it would be now; nobody where nobody could do it. */
  readonly person: PersonId | undefined;
  readonly takes: { readonly ms: number; readonly from: 'drills' | 'plan' } | undefined;
};

const reasons: Readonly<Record<DrillReason, string>> = {
  never: 'it never passed a drill',
  failed: 'its last drill failed',
  changed: 'it changed since it last passed',
  oldest: 'of what is due, it was rehearsed the longest ago',
  named: 'people named a day for it',
};

/** Why this service and no other. */
export const whyText = (why: DrillReason): string => reasons[why];

/** Why it is to pass by its day: while nothing is due, a drill that passed counts so long. */
export const whyOf = ({ rules, standing: { state, why } }: DrillRow): string =>
  state === 'fresh' && (why === 'oldest' || why === 'named')
    ? `a drill that passed counts ${count(rules.everyDays, 'day')}`
    : whyText(why);

/** `30 Nov, named by Ada`. */
export const plannedText = (
  { day: planned, by }: NonNullable<DrillStanding['named']>,
  voice: Voice,
): string => `${day(planned)}${by === undefined ? '' : `, named by ${person(by, voice)}`}`;

/** `about 12 min, by past drills`. */
export const takesText = (takes: NonNullable<DrillRow['takes']>): string =>
  `about ${sayDuration(Math.max(60_000, Math.round(takes.ms / 60_000) * 60_000))}, by ${takes.from === 'drills' ? 'past drills' : 'its plan'}`;

/** How the drills of each service stand, the most urgent first. */
export function drillsText(rows: readonly DrillRow[], voice: Voice): string {
  if (rows.length === 0) {
    return `No service is rehearsed. Say "drills:" for a service in sternway.yaml; ${incident(voice, 'help drill')} lists the commands.`;
  }
  return rows
    .toSorted(bySeverity)
    .map((row) => rowText(row, voice))
    .join('\n');
}

const order = ['overdue', 'never', 'due', 'fresh'];

/** What is overdue the longest first, then what never passed, then by the day it is due. */
export const bySeverity = (one: DrillRow, other: DrillRow): number =>
  order.indexOf(one.standing.state) - order.indexOf(other.standing.state) ||
  (one.standing.due ?? '').localeCompare(other.standing.due ?? '') ||
  one.rules.service.localeCompare(other.rules.service);

function rowText(row: DrillRow, voice: Voice): string {
  const { rules, book, person: next } = row;
  return `- ${rules.target}: ${sentences(
    stateText(row),
    row.standing.named && `Planned for ${plannedText(row.standing.named, voice)}`,
    lastText(book, voice),
    leftUnscored(book),
    next === undefined
      ? 'Nobody could rehearse it now'
      : `Next: ${person(next, voice)}${row.takes === undefined ? '' : `, ${takesText(row.takes)}`}`,
    book.skips > 0 ? `Skipped ${count(book.skips, 'time')} in a row` : undefined,
    waits(row, voice),
  )}`;
}

const waits = ({ rules, standing }: DrillRow, voice: Voice): string | undefined =>
  standing.state === 'fresh' ? undefined : `Rehearse it: ${drill(voice, `start ${rules.service}`)}`;

/** What stands first: overdue shouts. */
export function stateText({ standing }: Pick<DrillRow, 'standing'>): string {
  const { state, due, overdueDays, changed, why } = standing;
  const dated = due === undefined ? '' : ` ${dayText(due)}`;
  switch (state) {
    case 'never':
      return neverText(why);
    case 'overdue':
      return `OVERDUE by ${count(overdueDays, 'day')}, it was due${dated}`;
    case 'due':
      return changed ? `due: its playbook changed; without that${dated}` : 'due today';
    case 'fresh':
      return `due${dated}`;
  }
}

function lastText(book: Pick<DrillBook, 'drills'>, voice: Voice): string | undefined {
  const pass = lastPass(book);
  const last = book.drills.at(-1);
  const said =
    pass &&
    `Passed ${dayText(pass.at.slice(0, 10))} (${pass.incident}, ${person(pass.person, voice)})`;
  if (last === undefined || last === pass) return said;
  return sentences(
    said,
    `Failed ${dayText(last.at.slice(0, 10))} (${last.incident}, ${person(last.person, voice)})`,
  );
}

/** The last drill, where it came to nothing. */
function leftUnscored(book: DrillBook): string | undefined {
  const last = lastUnscored(book);
  return (
    last &&
    `Not scored ${dayText(last.at.slice(0, 10))} (${last.incident}): ${unscoredText({ code: last.code })}`
  );
}

/** How the way back was rehearsed, a line a service, for whoever decides on it. */
export const rehearsalLines = (
  records: readonly RehearsalRecord[],
  voice: Voice,
): readonly string[] =>
  records.map(({ service, standing, book }) => {
    const state = stateText({ standing });
    const doubt = `WARNING: ${state}`;
    return `${service}: ${sentences(isDoubtful(standing) ? doubt : `its next drill is ${state}`, lastText(book, voice))}`;
  });

/** `20 Dec`, of a day or a moment. */
export const dayText = (date: string): string => `on ${day(date)}`;

/** More than a few services are told by their number. */
export const servicesText = (services: readonly string[]): string =>
  list(services.map((one) => oneLine(one, 63)));

/** What it says behind a mention, which has the name already. */
export const reminderCall = ({ service }: Pick<ToldReminder['reminder'], 'service'>): string =>
  `today you rehearse the way back of ${service}.`;

/** A service that failed each time was rehearsed, and never passed. */
const neverText = (why: DrillReason): string =>
  why === 'failed' ? 'NEVER PASSED' : 'NEVER REHEARSED';

/** The reminder of a day in lines, the first of which says it all. */
export function reminderLines(
  { reminder }: Pick<ToldReminder, 'reminder'>,
  voice: Voice,
): readonly string[] {
  const { service, target, person: who, why, due, day: today, takes, missed, playbook } = reminder;
  const by = playbook === undefined ? '' : ` by ${oneLine(playbook, 63)}`;
  const late = due === undefined ? 0 : daysBetween(due, today);
  const dated = due === undefined ? '' : `, it was due ${dayText(due)}`;
  return [
    `${person(who, voice)}, ${reminderCall({ service })}`,
    ...(due === undefined ? [`${neverText(why)}.`] : []),
    ...(late > 0 ? [`OVERDUE by ${count(late, 'day')}${dated}.`] : []),
    `On ${target}${by}${takes === undefined ? '' : `, ${takesText(takes)}`}.`,
    `Why this one: ${whyText(why)}.`,
    ...(missed > 0 ? [missedText(missed)] : []),
  ];
}

const missedText = (missed: number): string =>
  `${count(missed, 'working day')} before today went by without a reminder; this one stands for all of them.`;

/** What may be answered to it, the likeliest first. */
export const reminderActions = (
  { service }: Pick<ToldReminder['reminder'], 'service'>,
  voice: Voice,
): readonly Action[] => [
  { label: 'Start', command: drill(voice, `start ${service}`) },
  { label: 'Later today', command: drill(voice, `later ${service}`) },
  { label: 'Skip', command: drill(voice, `skip ${service}`) },
];

/** What became of a reminder, in a sentence; nothing while it waits. */
export function reminderEnd(
  { end, reminder: { team, due } }: Pick<ToldReminder, 'end' | 'reminder'>,
  voice: Voice,
): string | undefined {
  switch (end.status) {
    case 'open':
      return undefined;
    case 'postponed':
      return `${person(end.by, voice)} put it off until ${clock(end.until, voice)}; it is said again then.`;
    case 'skipped':
      return skippedText(end, { team, due }, voice);
    case 'done':
      return `It was rehearsed in ${end.incident}: ${end.passed ? 'passed' : 'failed, so it stays due'}. How it went: ${drill(voice, `report ${end.incident}`)}.`;
    case 'passed-over':
      return 'The day went by; a later reminder stands for it.';
  }
}

type Skipped = Extract<ToldReminder['end'], { status: 'skipped' }>;
type About = Pick<ToldReminder['reminder'], 'team' | 'due'>;

function skippedText(end: Skipped, { team, due }: About, voice: Voice): string {
  const often = end.inARow === 1 ? '' : `, ${count(end.inARow, 'time')} in a row`;
  return sentences(
    `${person(end.by, voice)} skipped it${often}${reasonText(end)}`,
    due === undefined ? 'It stays due' : `It stays due: ${day(due)}`,
    end.inARow === 1 ? undefined : ledText(end, team, voice),
  );
}

const reasonText = ({ reason }: Pick<Skipped, 'reason'>): string =>
  reason === undefined ? '' : `: ${reason === null ? '(erased)' : oneLine(reason)}`;

const ledText = ({ leads }: Skipped, team: string, voice: Voice): string =>
  leads.length === 0
    ? `Nobody is told: no person leads ${oneLine(team, 63)} in sternway.yaml`
    : `${people(leads, voice)} ${leads.length === 1 ? 'is' : 'are'} told`;

/** What those who lead the team are told of the second skip in a row. */
export const leadLines = (told: ToldReminder, voice: Voice): readonly string[] => {
  const { service } = told.reminder;
  return [
    `The drill of ${service} was skipped again.`,
    sentences(reminderEnd(told, voice)),
    `You are told because you lead the team. A day that will do: ${drill(voice, `schedule ${service} <day>`)}.`,
  ];
};
