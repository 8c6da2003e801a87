import type { Day } from '../../lib/days.ts';
import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Recorded } from '../recorded.ts';

/** A drill that was done. */
export type Drill = EventOf<'DrillDone'> & { readonly at: Instant };
/** A drill in which no strategy began. */
export type Unscored = EventOf<'DrillLeftUnscored'> & { readonly at: Instant };
export type Reminder = EventOf<'DrillReminded'> & { readonly at: Instant };

/** What became of the last reminder; `open`: nobody said anything to it. */
export type ReminderState =
  | { readonly status: 'open' }
  | { readonly status: 'postponed'; readonly by: PersonId; readonly until: Instant }
  | { readonly status: 'skipped'; readonly by: PersonId };

/** What the drills of a service say. */
export type DrillBook = {
  /** The oldest first. */
  readonly drills: readonly Drill[];
  /** Those that were closed before any strategy began: they rehearsed nothing. The oldest first. */
  readonly unscored: readonly Unscored[];
  /** The day that people named last, who did, and how many drills there were before: whether it still stands, `standing.ts` says. */
  readonly named: Day | undefined;
  readonly namedBy: PersonId | undefined;
  readonly namedAfter: number;
  /** Every day on which the team was reminded of this service. */
  readonly days: readonly Day[];
  /** The last one since the last drill, and what became of it. */
  readonly reminder: (Reminder & { readonly state: ReminderState }) | undefined;
  /** Skips in a row. */
  readonly skips: number;
  /** Days in a row on which whoever is due said nothing. */
  readonly unanswered: number;
  /** Who said nothing for so long since the last drill that others are asked first: they may be on leave. */
  readonly silent: readonly PersonId[];
};

export const emptyBook: DrillBook = {
  drills: [],
  unscored: [],
  named: undefined,
  namedBy: undefined,
  namedAfter: 0,
  days: [],
  reminder: undefined,
  skips: 0,
  unanswered: 0,
  silent: [],
};

/** The next state of a service's drills. Events of anything else change nothing. */
export function evolveDrills(book: DrillBook, { event, at }: Recorded): DrillBook {
  const { reminder } = book;
  switch (event.type) {
    case 'DrillScheduled':
      return { ...book, ...namedIn(event, book) };
    case 'DrillReminded':
      return {
        ...book,
        days: book.days.includes(event.day) ? book.days : [...book.days, event.day],
        reminder: { ...event, at, state: { status: 'open' } },
        ...silenceOf(book, event),
      };
    case 'DrillPostponed': {
      const { by, until } = event;
      const state = { status: 'postponed', by, until } as const;
      return { ...book, reminder: reminder && { ...reminder, state } };
    }
    case 'DrillSkipped': {
      const state = { status: 'skipped', by: event.by } as const;
      return { ...book, skips: event.inARow, reminder: reminder && { ...reminder, state } };
    }
    case 'DrillDone':
      return {
        ...book,
        drills: [...book.drills, { ...event, at }],
        reminder: undefined,
        skips: 0,
        unanswered: 0,
        silent: [],
      };
    case 'DrillLeftUnscored':
      return { ...book, unscored: [...book.unscored, { ...event, at }] };
    default:
      return book;
  }
}

const namedIn = ({ day, by }: EventOf<'DrillScheduled'>, { drills }: DrillBook) => ({
  named: day,
  namedBy: by,
  namedAfter: drills.length,
});

/** So many reminders without a word are one for each of two days. */
const mostUnanswered = 2;

/** Who says nothing is found out when they would be asked once more. */
function silenceOf(
  { reminder, unanswered, silent }: DrillBook,
  { person, again }: Pick<Reminder, 'person' | 'again'>,
): Pick<DrillBook, 'unanswered' | 'silent'> {
  if (again === true) return { unanswered: 0, silent };
  const isAgain = reminder?.person === person && reminder.state.status === 'open';
  const days = isAgain ? unanswered + 1 : 1;
  return {
    unanswered: days,
    silent: days < mostUnanswered || silent.includes(person) ? silent : [...silent, person],
  };
}

/** The last drill, where no strategy began in it. */
export const lastUnscored = ({
  drills,
  unscored,
}: Pick<DrillBook, 'drills' | 'unscored'>): Unscored | undefined => {
  const [done, last] = [drills.at(-1), unscored.at(-1)];
  return done === undefined || (last !== undefined && done.at < last.at) ? last : undefined;
};

/** The last drill that passed. */
export const lastPass = ({ drills }: Pick<DrillBook, 'drills'>): Drill | undefined =>
  drills.findLast(({ passed }) => passed);
