import { plusDays, type Weekday, weekdayOf, weekdays } from '../../lib/days.ts';
import { dateIn, momentAt } from '../../lib/zone.ts';
import type { EventOf } from '../events.ts';
import { type Instant, instant, millis } from '../ids.ts';

/** When a week ends: on this day, when clocks in the zone show this time. */
export type DigestRules = {
  readonly day: Weekday;
  /** `09:00` */
  readonly at: string;
  readonly zone: string;
};

/** What the timer makes happen, and when it looks again. */
export type Ending = {
  readonly event: EventOf<'WeekEnded'> | undefined;
  readonly next: Instant;
};

const dayMs = 86_400_000;
/** Weeks that end closer together are one: the day or the hour was changed in between. */
const shortestMs = 3.5 * dayMs;
/** Nobody asked for the week before the digest was asked for, but for one that ended on this very day. */
const firstMs = dayMs;

/**
 * Whether a week is over of which nobody was told. After downtime it is the last one alone; `told` is the end of the week
 * that people were told of last.
 */
export function endOfWeek(
  rules: DigestRules,
  { told, at }: { readonly told: Instant | undefined; readonly at: Instant },
): Ending {
  const { since, until, next } = weekAround(rules, at);
  const isNew =
    told === undefined
      ? millis(at) - millis(until) < firstMs
      : millis(until) - millis(told) >= shortestMs;
  return { event: isNew ? { type: 'WeekEnded', since, until } : undefined, next };
}

/** The last week that is over at this moment, and the end of the one that runs. */
function weekAround({ day, at: clock, zone }: DigestRules, at: Instant) {
  const moment = (date: string): Instant => instant(momentAt(date, clock, zone));
  const today = dateIn(millis(at), zone);
  const ago = (weekdays.indexOf(weekdayOf(today)) - weekdays.indexOf(day) + 7) % 7;
  const latest = plusDays(today, -ago);
  const last = moment(latest) <= at ? latest : plusDays(latest, -7);
  return {
    since: moment(plusDays(last, -7)),
    until: moment(last),
    next: moment(plusDays(last, 7)),
  };
}
