import { type Day, daysBetween, plusDays } from '../../lib/days.ts';
import { dateIn } from '../../lib/zone.ts';
import { type IncidentId, type Instant, millis, type PersonId, type Target } from '../ids.ts';
import type { DrillBook } from './book.ts';
import type { DrillRules } from './rules.ts';
import type { DrillStanding } from './standing.ts';

/** A service's drills as a calendar shows them; `person`: whose turn it would be. */
export type Scheduled = {
  readonly rules: Pick<DrillRules, 'target' | 'hours'>;
  readonly book: Pick<DrillBook, 'drills' | 'unscored' | 'reminder'>;
  readonly standing: DrillStanding;
  readonly person: PersonId | undefined;
};

/**
 * What stands on a day: drills that were held, that somebody was asked for one, the day that people named, by when it is to
 * pass again, and on today what has no day any more.
 */
export type Dated = { readonly target: Target } & (
  | { readonly kind: 'passed' | 'failed' | 'not-scored'; readonly incident: IncidentId }
  | { readonly kind: 'asked'; readonly person: PersonId }
  | {
      readonly kind: 'named';
      readonly person: PersonId | undefined;
      readonly by: PersonId | undefined;
    }
  | { readonly kind: 'due' | 'overdue' | 'never'; readonly person: PersonId | undefined }
);

/** A day of the calendar, and whether it is of the month that is shown. */
export type CalendarDay = {
  readonly day: Day;
  readonly inMonth: boolean;
  readonly today: boolean;
  readonly entries: readonly Dated[];
};

/** A month: `2026-11`. */
export type Month = string;

/** The month in weeks from Monday to Sunday, days of its neighbors filling the first and the last one. */
export function calendarOf(
  rows: readonly Scheduled[],
  { month, at }: { readonly month: Month; readonly at: Instant },
): readonly (readonly CalendarDay[])[] {
  const today = dateIn(millis(at), rows[0]?.rules.hours.zone ?? 'UTC');
  const dated = Map.groupBy(
    rows.flatMap((row) => entriesOf(row, at)),
    ([day]) => day,
  );
  const days = gridOf(month).map(
    (day): CalendarDay => ({
      day,
      inMonth: day.startsWith(month),
      today: day === today,
      entries: (dated.get(day) ?? []).map(([, entry]) => entry),
    }),
  );
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** Every day from the Monday on or before the first of the month to the Sunday on or after its last. */
function gridOf(month: Month): readonly Day[] {
  const first = `${month}-01`;
  const last = plusDays(`${monthAfter(month)}-01`, -1);
  const from = plusDays(first, -sinceMonday(first));
  const until = plusDays(last, 6 - sinceMonday(last));
  return Array.from({ length: daysBetween(from, until) + 1 }, (_, index) => plusDays(from, index));
}

/** A Monday to count from. */
const monday: Day = '2024-01-01';
const sinceMonday = (day: Day): number => ((daysBetween(monday, day) % 7) + 7) % 7;

export const monthAfter = (month: Month): Month => plusDays(`${month}-28`, 4).slice(0, 7);
export const monthBefore = (month: Month): Month => plusDays(`${month}-01`, -1).slice(0, 7);

function entriesOf(row: Scheduled, at: Instant): readonly (readonly [Day, Dated])[] {
  const { rules, book, standing, person } = row;
  const { target, hours } = rules;
  const { reminder } = book;
  const today = dateIn(millis(at), hours.zone);
  const { state } = standing;
  return [
    ...book.drills.map(
      ({ at: done, passed, incident }) =>
        [
          dateIn(millis(done), hours.zone),
          { kind: passed ? 'passed' : 'failed', target, incident },
        ] as const,
    ),
    ...book.unscored.map(
      ({ at: left, incident }) =>
        [dateIn(millis(left), hours.zone), { kind: 'not-scored', target, incident }] as const,
    ),
    ...(reminder === undefined
      ? []
      : [[reminder.day, { kind: 'asked', target, person: reminder.person }] as const]),
    ...(standing.named === undefined
      ? []
      : [[standing.named.day, { kind: 'named', target, person, by: standing.named.by }] as const]),
    ...(standing.due === undefined
      ? []
      : [[standing.due, { kind: 'due', target, person }] as const]),
    ...(state === 'overdue' || state === 'never'
      ? [[today, { kind: state, target, person }] as const]
      : []),
  ];
}
