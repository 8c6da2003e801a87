import { dateIn } from '../../lib/zone.ts';
import { millis, type PersonId } from '../ids.ts';
import {
  bySeverity,
  type DrillRow,
  plannedText,
  reminderActions,
  stateText,
  takesText,
} from './drills.ts';
import type { Action } from './next.ts';
import type { Voice } from './voice.ts';
import { count, sentences } from './words.ts';

/** The next drill of a service, as whoever is due for it reads it at Home. */
export type NextDrill = {
  readonly service: string;
  readonly person: PersonId;
  readonly text: string;
  readonly actions: readonly Action[];
};

/** Who is due for which drill next, the most urgent first; a service that nobody could rehearse is nobody's. */
export const nextDrills = (rows: readonly DrillRow[], voice: Voice): readonly NextDrill[] =>
  rows.toSorted(bySeverity).flatMap((row): readonly NextDrill[] => {
    const reminder = reminderToday(row, voice);
    const person = reminder?.person ?? row.person;
    if (person === undefined) return [];
    const { service } = row.rules;
    const actions = reminderActions({ service }, voice);
    const waits = row.standing.state === 'fresh' ? [] : actions.slice(0, 1);
    return [
      {
        service,
        person,
        text: textOf(row, voice),
        actions: reminder === undefined ? waits : actions,
      },
    ];
  });

/** The reminder of today that still can be answered. */
function reminderToday({ rules, book: { reminder } }: DrillRow, { now }: Voice) {
  const today = dateIn(millis(now), rules.hours.zone);
  return reminder?.day === today && reminder.state.status !== 'skipped' ? reminder : undefined;
}

function textOf(row: DrillRow, voice: Voice): string {
  const { rules, book, takes } = row;
  const { hours } = rules;
  const isToday = reminderToday(row, voice) !== undefined;
  return sentences(
    `DRILL on ${rules.target}: ${stateText(row)}`,
    isToday ? `It is yours today, until ${hours.until} ${hours.zone}` : undefined,
    row.standing.named && `Planned for ${plannedText(row.standing.named, voice)}`,
    takes === undefined ? undefined : `It takes ${takesText(takes)}`,
    book.skips > 0 ? `Skipped ${count(book.skips, 'time')} in a row` : undefined,
  );
}
