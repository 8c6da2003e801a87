import { type Day, daysBetween, plusDays } from '../../lib/days.ts';
import { dateIn } from '../../lib/zone.ts';
import { type Instant, millis, type PersonId } from '../ids.ts';
import { type DrillBook, lastPass } from './book.ts';
import type { DrillReason, Rehearsed } from './events.ts';
import type { DrillRules } from './rules.ts';

/** A service's drills as they are looked at: the rules, what happened, and what would be rehearsed now, where that is known. */
export type Rehearsing = {
  readonly rules: DrillRules;
  readonly book: DrillBook;
  readonly now: Rehearsed | undefined;
};

/** How a service stands (capabilities, S54). `since`: from which day on people are reminded. */
export type DrillStanding = {
  /** `never`: it was never rehearsed well; `overdue`: the day has gone by. */
  readonly state: 'fresh' | 'due' | 'overdue' | 'never';
  /** By when it is to pass again; none where it never passed. */
  readonly due: Day | undefined;
  /** How many days ago it passed last. */
  readonly ageDays: number | undefined;
  readonly overdueDays: number;
  /** The playbook is another one than the one that passed. */
  readonly changed: boolean;
  readonly since: Day;
  /** The day that people named for the next drill, and who did; undefined where it is over, or was rehearsed on. */
  readonly named: { readonly day: Day; readonly by: PersonId | undefined } | undefined;
  readonly why: DrillReason;
};

/** How a service stands on the day that the zone of its drills has at this moment. */
export function standingOf({ rules, book, now }: Rehearsing, at: Instant): DrillStanding {
  const { zone } = rules.hours;
  const today = dateIn(millis(at), zone);
  const pass = lastPass(book);
  const changed = pass !== undefined && isOther(pass.rehearsed, now, 'playbook');
  const passedOn = pass && dateIn(millis(pass.at), zone);
  const due = passedOn && plusDays(passedOn, rules.everyDays);
  const named = namedDay({ rules, book }, today);
  const overdueDays = due === undefined ? 0 : Math.max(0, daysBetween(due, today));
  return {
    state: stateOf({ due, overdueDays, changed, today }),
    due,
    ageDays: passedOn === undefined ? undefined : Math.max(0, daysBetween(passedOn, today)),
    overdueDays,
    changed,
    since: named ?? (changed || due === undefined ? today : due),
    named: named === undefined ? undefined : { day: named, by: book.namedBy },
    why: whyOf({ book, now }, named),
  };
}

/** A drill on the day that was named, or after it, is the one that was meant; one before it changes nothing until that day is past. */
function namedDay(
  { rules, book }: Pick<Rehearsing, 'rules' | 'book'>,
  today: Day,
): Day | undefined {
  const { named, namedAfter } = book;
  if (named === undefined) return undefined;
  const later = book.drills.slice(namedAfter);
  const isDone = later.some(({ at }) => dateIn(millis(at), rules.hours.zone) >= named);
  return isDone || (later.length > 0 && named < today) ? undefined : named;
}

type Dates = Pick<DrillStanding, 'due' | 'overdueDays' | 'changed'> & { readonly today: Day };

function stateOf({ due, overdueDays, changed, today }: Dates): DrillStanding['state'] {
  if (due === undefined) return 'never';
  if (overdueDays > 0) return 'overdue';
  return changed || due === today ? 'due' : 'fresh';
}

/** What went differently speaks louder than what is merely old. */
function whyOf(
  { book, now }: Pick<Rehearsing, 'book' | 'now'>,
  named: Day | undefined,
): DrillReason {
  const pass = lastPass(book);
  if (book.drills.at(-1)?.passed === false) return 'failed';
  if (pass === undefined) return 'never';
  const isNew = isOther(pass.rehearsed, now, 'playbook') || isOther(pass.rehearsed, now, 'release');
  if (isNew) return 'changed';
  return named === undefined ? 'oldest' : 'named';
}

/** What is not known on either side is no change. */
function isOther(
  before: Rehearsed | undefined,
  now: Rehearsed | undefined,
  part: keyof Rehearsed,
): boolean {
  if (before === undefined || now === undefined) return false;
  if (part === 'playbook') return before.playbook.digest !== now.playbook.digest;
  return (
    before.release !== undefined && now.release !== undefined && before.release !== now.release
  );
}

/** Whether people are to be reminded of it on the day of this moment. */
export const isWanted = ({ since }: DrillStanding, today: Day): boolean => since <= today;
