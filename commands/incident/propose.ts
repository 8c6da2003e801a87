import { strategies } from '../../src/core/strategy/strategy.ts';
import { grammar } from '../grammar.ts';
import { course } from '../parts/course.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const propose: Verb = {
  family: 'incident',
  word: 'propose',
  synonyms: ['suggest'],
  usage: `propose ${strategies.join('|')}|<plan> ["<reason>"]`,
  summary: 'Put a strategy on the table; the authority decides',
  examples: ['propose wait "the provider is coming back"', 'propose RB-17'],
  where: 'incident',
  danger: false,
  ...grammar('propose', [
    course('strategy'),
    optionalText({ field: 'reason', what: 'a reason', inQuotes: true }),
  ]),
};
