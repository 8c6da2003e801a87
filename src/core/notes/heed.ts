import type { Heeder } from '../heed.ts';
import { noteOf } from './notes.ts';

const messageChanged: Heeder<'messageChanged'> = ({ message, text }, incident) => {
  const note = noteOf(incident, message);
  return note ? [{ type: 'EntryCorrected', entry: note.entry, texts: { text } }] : [];
};

const messageGone: Heeder<'messageGone'> = ({ message, how }, incident) => {
  const note = noteOf(incident, message);
  return note ? [{ type: 'EntryWithdrawn', entry: note.entry, how }] : [];
};

/** What is heard of messages that stand in the timeline. */
export const noteHeeders = { messageChanged, messageGone };
