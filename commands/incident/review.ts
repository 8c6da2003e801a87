import { grammar } from '../grammar.ts';
import { name } from '../parts/names.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

const reviewName = name({ field: 'review', what: 'a review', code: 'BadValue' });
const finding = text({ field: 'finding', what: 'what you found: it goes on record' });

export const review: Verb = {
  family: 'incident',
  word: 'review',
  synonyms: [],
  usage: 'review <id> <finding>',
  summary: 'Say what you find of something unusual that others did',
  examples: ['review V1 it was right, the ledger was balanced by hand'],
  where: 'incident',
  danger: true,
  ...grammar('review', [reviewName, finding]),
};
