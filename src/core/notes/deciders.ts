import { entryAt } from '../../lib/layers.ts';
import { type Decider, decided, nothing, refused } from '../command.ts';
import { millis } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import { because } from '../policy/because.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { momentSaid } from '../said-moment.ts';
import { type EntryName, entryName, type Note, noteOf, placeOf } from './notes.ts';

/** A note may speak of an earlier moment, never of one that is still to come. One message is one note while it stands. */
const note: Decider<'note'> = ({ order, at, by, facts: { message } }, incident) => {
  const said = order.at === undefined ? at : momentSaid(order.at, at);
  const noted = said < at ? said : at;
  const same = message && noteOf(incident, message.id);
  if (same) return nothing({ note: 'AlreadyNoted', entry: same.entry });
  const author = message ? message.author : by;
  return decided({
    type: 'NoteAdded',
    noted,
    ...(author === undefined ? {} : { author }),
    ...(message === undefined ? {} : { message: message.id }),
    texts: { text: order.text },
  });
};

/** Nothing that happened is overwritten: what was said first stays beside it. */
const correct: Decider<'correct'> = ({ order: { entry, text }, by }, incident) => {
  if (placeOf(entry) > incident.length) return refused(unknown(incident, entry));
  const { authority, roles, notes } = incident;
  const may = [
    entryAt(notes, entry)?.author,
    authority,
    roles['commander'],
    roles['scribe'],
  ].filter((one) => one !== undefined);
  return may.includes(by)
    ? decided({ type: 'EntryCorrected', entry, by, texts: { text } })
    : refused(refuse('NotYourEntry', { entry, may: [...new Set(may)] }));
};

const unknown = (incident: Incident, entry: EntryName): Refusal =>
  refuse('UnknownEntry', { entry, last: entryName(incident.length) });

/** What was spoken on a call is confirmed while it is fresh (capabilities, S6). */
const confirmMs = 600_000;

/** Records the decision with the time of the note. It starts nothing: what is to run is decided on its card. */
const myDecision: Decider<'myDecision'> = (command, incident) => {
  const { order, by, at } = command;
  const { entry } = order;
  if (placeOf(entry) > incident.length) return refused(unknown(incident, entry));
  const said = entryAt(incident.notes, entry);
  const why = standsAgainst(said, at);
  if (said === undefined || why) {
    return refused(refuse('NoSpokenDecision', { entry, why: why ?? 'no-note' }));
  }
  if (said.isDecision) return nothing({ note: 'AlreadyYourDecision', entry });
  return decided({
    type: 'DecisionSpoken',
    entry,
    noted: said.noted,
    because: because(command, by),
  });
};

function standsAgainst(note: Note | undefined, at: string): 'withdrawn' | 'too-late' | undefined {
  if (note === undefined) return undefined;
  if (note.status === 'withdrawn') return 'withdrawn';
  return millis(at) - millis(note.typedAt) > confirmMs ? 'too-late' : undefined;
}

/** The orders about what stands in the timeline. */
export const noteDeciders = { note, correct, myDecision };
