import { nextWorkday, plusDays } from '../../lib/days.ts';
import { dateIn, momentAt } from '../../lib/zone.ts';
import type { Because } from '../because.ts';
import { type Decision, decided, nothing, refused } from '../command.ts';
import { after, type Instant, instant, millis, type PersonId } from '../ids.ts';
import type { OrderOf } from '../orders.ts';
import { refuse } from '../refusals.ts';
import type { DrillBook } from './book.ts';
import type { DrillRules } from './rules.ts';
import { type Rehearsing, standingOf } from './standing.ts';

/** Without a time, later today is in so long. */
const usualLaterMs = 2 * 3_600_000;

type Given<K extends 'drillSchedule' | 'drillLater' | 'drillSkip'> = {
  readonly order: OrderOf<K>;
  readonly by: PersonId;
  readonly at: Instant;
  readonly because: Because;
};

/** Names the day of the next drill. Refuses a day that is over, on which nobody works, or later than a drill counts. */
export function scheduleDrill(
  { order: { service, day }, by, at, because }: Given<'drillSchedule'>,
  { rules, book }: Pick<Rehearsing, 'rules' | 'book'>,
): Decision {
  const { hours, isWorkday, everyDays } = rules;
  const today = dateIn(millis(at), hours.zone);
  const last = plusDays(today, everyDays);
  const unfit = (why: 'past' | 'holiday' | 'late', from: string): Decision =>
    refused(refuse('DrillDayUnfit', { service, day, why, nearest: nextWorkday(from, isWorkday) }));
  if (day < today) return unfit('past', plusDays(today, -1));
  if (day > last) return unfit('late', today);
  if (!isWorkday(day)) return unfit('holiday', day);
  return standingOf({ rules, book, now: undefined }, at).named?.day === day
    ? nothing({ note: 'AlreadyScheduled', service, day })
    : decided({ type: 'DrillScheduled', service, day, by, because });
}

/** Puts the drill of today off by some hours. Refuses where no reminder stands, and a time after the day's hours. */
export function postponeDrill(
  { order: { service, at: clock }, by, at, because }: Given<'drillLater'>,
  rehearsing: Rehearsing,
): Decision {
  const { hours } = rehearsing.rules;
  const reminder = reminderOf(rehearsing.book);
  const today = dateIn(millis(at), hours.zone);
  if (reminder?.day !== today) return noneDue(service, rehearsing, at);
  const until =
    clock === undefined ? after(at, usualLaterMs) : instant(momentAt(today, clock, hours.zone));
  const end = instant(momentAt(today, hours.until, hours.zone));
  return until <= at || until >= end
    ? refused(refuse('NotLaterToday', { service, until: hours.until, zone: hours.zone }))
    : decided({ type: 'DrillPostponed', service, day: today, by, until, because });
}

/** Skips the drill of today: the person due alone, and the day by which it is due stays. Those who lead hear of the second in a row. */
export function skipDrill(
  { order: { service, reason }, by, at, because }: Given<'drillSkip'>,
  rehearsing: Rehearsing,
  leads: readonly PersonId[],
): Decision {
  const { book } = rehearsing;
  if (book.reminder !== undefined) {
    const { state, day } = book.reminder;
    if (state.status === 'skipped' && isToday(day, rehearsing.rules, at)) {
      return nothing({ note: 'AlreadySkipped', service, by: state.by });
    }
  }
  const open = reminderOf(book);
  if (open === undefined) return noneDue(service, rehearsing, at);
  if (open.person !== by) return refused(refuse('NotYourDrill', { service, person: open.person }));
  const inARow = book.skips + 1;
  return decided({
    type: 'DrillSkipped',
    service,
    day: open.day,
    by,
    inARow,
    leads: inARow > 1 ? [...leads] : [],
    because,
    ...(reason === undefined ? {} : { texts: { reason } }),
  });
}

const isToday = (day: string, { hours }: Pick<DrillRules, 'hours'>, at: Instant): boolean =>
  day === dateIn(millis(at), hours.zone);

/** The reminder that still waits for an answer. */
const reminderOf = ({ reminder }: DrillBook) =>
  reminder === undefined || reminder.state.status === 'skipped' ? undefined : reminder;

function noneDue(service: string, rehearsing: Rehearsing, at: Instant): Decision {
  const { isWorkday, hours } = rehearsing.rules;
  const today = dateIn(millis(at), hours.zone);
  const { since } = standingOf(rehearsing, at);
  const next = since > today ? since : nextWorkday(today, isWorkday);
  return refused(refuse('NoDrillDue', { service, since: next }));
}
