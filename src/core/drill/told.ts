import type { EventOf } from '../events.ts';
import type { Instant, PersonId } from '../ids.ts';
import type { Happened } from '../timeline/entries.ts';

/** What became of a reminder; `open`: it waits for an answer. */
export type ReminderEnd =
  | { readonly status: 'open' }
  | { readonly status: 'postponed'; readonly by: PersonId; readonly until: Instant }
  | {
      readonly status: 'skipped';
      readonly by: PersonId;
      readonly inARow: number;
      readonly leads: readonly PersonId[];
      /** Null where it was erased. */
      readonly reason: string | null | undefined;
    }
  | { readonly status: 'done'; readonly passed: boolean; readonly incident: string }
  /** The day went by, or another day was named. */
  | { readonly status: 'passed-over' };

/** A reminder as people see it. `version`: where it stands on the stream of its service. */
export type ToldReminder = {
  readonly reminder: EventOf<'DrillReminded'>;
  readonly at: Instant;
  readonly version: number;
  readonly end: ReminderEnd;
};

/** Every reminder on the stream of a service's drills, with what became of it, the oldest first. */
export const remindersIn = (log: readonly Happened[]): readonly ToldReminder[] =>
  log.flatMap(({ event, at, version }, index): readonly ToldReminder[] =>
    event.type === 'DrillReminded'
      ? [{ reminder: event, at, version, end: endOf(log.slice(index + 1)) }]
      : [],
  );

/** What came after it decides; whatever was said last counts, until a next reminder. */
function endOf(later: readonly Happened[]): ReminderEnd {
  const next = later.findIndex(({ event }) => event.type === 'DrillReminded');
  const own = (next === -1 ? later : later.slice(0, next)).map(ending);
  const said = own.findLast((end) => end !== undefined);
  if (next === -1) return said ?? { status: 'open' };
  // Put off, it was asked again; then the next reminder is its end.
  return said === undefined || said.status === 'postponed' ? { status: 'passed-over' } : said;
}

function ending({ event, texts }: Happened): ReminderEnd | undefined {
  switch (event.type) {
    case 'DrillPostponed':
      return { status: 'postponed', by: event.by, until: event.until };
    case 'DrillSkipped': {
      const { by, inARow, leads } = event;
      return { status: 'skipped', by, inARow, leads, reason: texts['reason'] };
    }
    case 'DrillDone':
      return { status: 'done', passed: event.passed, incident: event.incident };
    default:
      return undefined;
  }
}
