import { grammar } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

const verdict = choice({
  field: 'verdict',
  what: 'an answer',
  code: 'UnknownWord',
  words: { 'no-increase': ['calm'], increase: ['more'], 'need-time': ['later'] },
});

export const support: Verb = {
  family: 'incident',
  word: 'support',
  synonyms: [],
  usage: 'support no-increase|increase|need-time [<evidence>]',
  summary: 'Say for support whether reports rise',
  examples: ['support no-increase 12 tickets an hour, as on other days'],
  where: 'incident',
  danger: true,
  ...grammar('supportSays', [verdict, optionalText({ field: 'evidence', what: 'evidence' })]),
};
