import { grammar } from '../grammar.ts';
import { entry } from '../parts/entry.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const correct: Verb = {
  family: 'incident',
  word: 'correct',
  synonyms: ['correction', 'amend'],
  usage: 'correct <entry> <text>',
  summary: 'Correct an entry of the timeline; both stay',
  examples: ['correct E7 it was release 3, not 2'],
  where: 'incident',
  danger: false,
  ...grammar('correct', [
    entry,
    text({ field: 'text', what: 'what is right instead', inQuotes: true }),
  ]),
};
