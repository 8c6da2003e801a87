import { grammar } from '../grammar.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const decide: Verb = {
  family: 'incident',
  word: 'decide',
  synonyms: ['i-decide'],
  usage: 'decide [<reason>]',
  summary: 'Take a decision that waits, after you were called for it',
  examples: ['decide', 'decide the whole roster is silent'],
  where: 'incident',
  danger: true,
  ...grammar('iDecide', [optionalText({ field: 'reason', what: 'a reason' })]),
};
