import type { PersonId } from '../../src/core/ids.ts';
import { EntryName } from '../../src/core/notes/notes.ts';
import { type By, note, order } from './orders.ts';
import type { Act } from './scene.ts';

export const e = (name: string): EntryName => EntryName.parse(name);

export const correct = (entry: string, by: By = {}): Act =>
  order({ kind: 'correct', entry: e(entry), text: 'it was release 3' }, by);
export const myDecision = (entry: string, by: By = {}): Act =>
  order({ kind: 'myDecision', entry: e(entry) }, by);

/** Somebody puts a message of `author` into the timeline. */
export const marked = (id: string, { author, ...by }: By & { readonly author?: PersonId }): Act =>
  note({ ...by, facts: { ...by.facts, message: { id, author } } });

export const edited = (message: string): Act => ({
  report: { kind: 'messageChanged', message, text: 'it was release 3' },
});
export const gone = (message: string, how: 'deleted' | 'unmarked' = 'deleted'): Act => ({
  report: { kind: 'messageGone', message, how },
});
