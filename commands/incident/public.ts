import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const makePublic: Verb = {
  family: 'incident',
  word: 'public',
  synonyms: ['make-public'],
  usage: 'public',
  summary: 'Make a private incident public, for good',
  examples: ['public'],
  where: 'incident',
  danger: true,
  ...grammar('makePublic', []),
};
