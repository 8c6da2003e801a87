import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const catchUp: Verb = {
  family: 'incident',
  word: 'catch-up',
  synonyms: ['catchup', 'summary', 'tldr'],
  usage: 'catch-up',
  summary: 'What happened so far, in a few lines, for you alone',
  examples: ['catch-up'],
  where: 'incident',
  danger: false,
  ...grammar('catchUp', []),
};
