import { entryAt, withEntry } from '../../lib/layers.ts';
import type { EventType } from '../events.ts';
import type { Evolvers } from '../incident/evolver.ts';
import type { Incident } from '../incident/incident.ts';
import { type EntryName, entryName, type Note } from './notes.ts';

const withNote = (state: Incident, entry: EntryName, change: Partial<Note>): Incident => {
  const note = entryAt(state.notes, entry);
  if (note === undefined) throw new Error(`${entry} is no note`);
  return { ...state, notes: withEntry(state.notes, entry, { ...note, ...change }) };
};

/** The events about what stands in the timeline. `length` still counts the events before this one. */
export const noteEvolvers = {
  NoteAdded: (state, { noted, author, message }, at) => {
    const entry = entryName(state.length + 1);
    const note: Note = {
      entry,
      author,
      noted,
      // A message was typed at the moment that it says; a note may speak of an earlier one.
      typedAt: message === undefined ? at : noted,
      message,
      status: 'stands',
      isDecision: false,
    };
    return { ...state, notes: withEntry(state.notes, entry, note) };
  },
  EntryCorrected: (state) => state,
  EntryWithdrawn: (state, { entry }) => withNote(state, entry, { status: 'withdrawn' }),
  DecisionSpoken: (state, { entry }) => withNote(state, entry, { isDecision: true }),
} satisfies Partial<Evolvers<EventType>>;
