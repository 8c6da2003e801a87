import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const stay: Verb = {
  family: 'rollback',
  word: 'stay',
  synonyms: ['stay-here'],
  usage: 'stay',
  summary: 'Stay where it is for now: nobody takes it to rest meanwhile',
  examples: ['stay'],
  where: 'incident',
  danger: true,
  ...grammar('stay', []),
};
