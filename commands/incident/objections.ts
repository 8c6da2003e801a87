import { grammar } from '../grammar.ts';
import { duration } from '../parts/duration.ts';
import type { Verb } from '../verb.ts';

export const objections: Verb = {
  family: 'incident',
  word: 'objections',
  synonyms: ['any-objections', 'poll'],
  usage: 'objections [60s]',
  summary: 'Ask for strong objections; silence is consent',
  examples: ['objections', 'objections 90s'],
  where: 'incident',
  danger: false,
  ...grammar('objections', [duration('forMs', 'a length of time')]),
};
