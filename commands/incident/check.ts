import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const check: Verb = {
  family: 'incident',
  word: 'check',
  synonyms: ['checks', 'recheck', 'check-now'],
  usage: 'check',
  summary: 'Ask all checks now and say what they answer',
  examples: ['check'],
  where: 'incident',
  danger: false,
  ...grammar('check', []),
};
