import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const accept: Verb = {
  family: 'incident',
  word: 'accept',
  synonyms: ['accept-handover'],
  usage: 'accept',
  summary: 'Take the decision that was offered to you',
  examples: ['accept'],
  where: 'incident',
  danger: true,
  ...grammar('acceptHandover', []),
};
