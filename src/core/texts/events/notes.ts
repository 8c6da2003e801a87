import type { EventType } from '../../events.ts';
import { clock, person } from '../words.ts';
import { because, type EventTexts } from './told.ts';

const gone = {
  deleted: 'its message was deleted',
  unmarked: 'its message is neither pinned nor marked any more',
} as const;

/** The events about what people put into the timeline. */
export const noteTexts = {
  NoteAdded: (told) => `Note${because(told, 'text')}`,
  EntryCorrected: (told, voice) => {
    const { entry, by } = told.event;
    const how = by === undefined ? 'its message was edited' : `corrected by ${person(by, voice)}`;
    return `${entry}, ${how}${because(told, 'text')}`;
  },
  EntryWithdrawn: ({ event: { entry, how } }) => `${entry} is withdrawn: ${gone[how]}`,
  DecisionSpoken: ({ event: { entry, noted, because: by }, at }, voice) =>
    `${person(by.person, voice)} says of ${entry}: that is my decision, spoken at ${clock(noted, { ...voice, now: at })}. It starts nothing by itself`,
} satisfies Partial<EventTexts<EventType>>;
