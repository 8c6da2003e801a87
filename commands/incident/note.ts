import { grammar } from '../grammar.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const note: Verb = {
  family: 'incident',
  word: 'note',
  synonyms: ['memo', 'log'],
  usage: 'note <text>',
  summary: 'Put a note into the timeline',
  examples: ['note the provider says their certificate expired at 02:40'],
  where: 'incident',
  danger: false,
  ...grammar('note', [text({ field: 'text', what: 'the text of the note' })]),
};
