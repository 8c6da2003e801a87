import type { ToldReminder } from '../../../core/drill/told.ts';
import type { PersonId } from '../../../core/ids.ts';
import {
  leadLines,
  reminderActions,
  reminderCall,
  reminderEnd,
  reminderLines,
} from '../../../core/texts/drills.ts';
import type { Voice } from '../../../core/texts/voice.ts';
import { reminderMessage } from '../../blocks/reminder.ts';
import type { Want } from './want.ts';

/** What the messages about one service's drills are made from. */
export type DrillSources = {
  /** The oldest first. */
  readonly reminders: readonly ToldReminder[];
  /** The channel in which the team is told, where there is one. */
  readonly channel: string | undefined;
  readonly voice: Voice;
  readonly users: (people: readonly PersonId[]) => readonly string[];
};

/** So many of the last reminders are kept right; older ones nobody looks at. */
const kept = 3;

/**
 * The reminder of a day stands in the team's channel and in the messages of the person due. What was put off and is said
 * again is said to that person alone: the team was told already. Those that are over say what became of them.
 */
export function drillWants(sources: DrillSources): readonly Want[] {
  const last = sources.reminders.slice(-kept);
  return last.flatMap((told, index) => [
    ...placesOf(told, sources).map((place) =>
      reminderWant(told, place, { sources, isLast: index === last.length - 1 }),
    ),
    ...leadWants(told, sources),
  ]);
}

type Place = { readonly channel: string } | { readonly user: string };

const placesOf = (
  { reminder }: ToldReminder,
  { channel, users }: DrillSources,
): readonly Place[] => [
  ...(channel === undefined || reminder.again === true ? [] : [{ channel }]),
  ...users([reminder.person]).map((user) => ({ user })),
];

type Situation = { readonly sources: DrillSources; readonly isLast: boolean };

function reminderWant(
  told: ToldReminder,
  where: Place,
  { sources: { voice, users }, isLast }: Situation,
): Want {
  const { reminder, at, version } = told;
  const then = { ...voice, now: at };
  return {
    key: `drill.${reminder.service}.${version}.${'user' in where ? where.user : where.channel}`,
    where,
    priority: 2,
    // What is over is worth an edit, and no message of its own.
    ...(isLast && told.end.status === 'open' ? {} : { onlyEdit: true }),
    message: reminderMessage({
      lines: reminderLines(told, then),
      called: reminderCall(reminder),
      actions: reminderActions(reminder, then),
      mention: 'user' in where ? [] : users([reminder.person]),
      end: reminderEnd(told, then),
    }),
  };
}

/** The second skip in a row, told to those who lead the team, once each. */
const leadWants = (told: ToldReminder, { voice, users }: DrillSources): readonly Want[] =>
  told.end.status !== 'skipped'
    ? []
    : users(told.end.leads).map((user) => ({
        key: `drill.${told.reminder.service}.${told.version}.lead.${user}`,
        where: { user },
        priority: 2,
        once: true,
        message: reminderMessage({
          lines: leadLines(told, { ...voice, now: told.at }),
          actions: [],
          mention: [],
          end: undefined,
        }),
      }));
