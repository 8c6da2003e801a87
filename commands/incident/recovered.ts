import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const recovered: Verb = {
  family: 'incident',
  word: 'recovered',
  synonyms: ['resolve', 'resolved', 'recover'],
  usage: 'recovered',
  summary: 'Check now whether all has recovered, and say what is missing',
  examples: ['recovered', 'resolve'],
  where: 'incident',
  danger: true,
  ...grammar('recovered', []),
};
