import { grammar } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { optional } from '../parts/names.ts';
import type { Verb } from '../verb.ts';

const format = choice({
  field: 'format',
  what: 'a format',
  code: 'UnknownWord',
  words: { md: ['markdown', 'text'], json: [] },
});

export const timeline: Verb = {
  family: 'incident',
  word: 'timeline',
  synonyms: ['history', 'events'],
  usage: 'timeline [md|json]',
  summary: 'All that happened, in order',
  examples: ['timeline', 'timeline json'],
  where: 'incident',
  danger: false,
  ...grammar('timeline', [optional(format)]),
};
