import { grammar } from '../grammar.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const rest: Verb = {
  family: 'rollback',
  word: 'rest',
  synonyms: ['to-rest', 'take-to-rest'],
  usage: 'rest [<reason>]',
  summary: 'Take a run that stands still to where it is safe to stay',
  examples: ['rest', 'rest the payment provider is slow'],
  where: 'incident',
  danger: true,
  ...grammar('toRest', [optionalText({ field: 'reason', what: 'a reason' })]),
};
