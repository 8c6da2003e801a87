import { grammar } from '../grammar.ts';
import { planIfNamed } from '../parts/plan.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const deny: Verb = {
  family: 'rollback',
  word: 'deny',
  synonyms: [],
  usage: 'deny [<plan>] [<reason>]',
  summary: 'Say no where your approval is asked for, or take it back',
  examples: ['deny RB-17 the export is still running'],
  where: 'incident',
  danger: true,
  ...grammar('deny', [
    planIfNamed,
    optionalText({ field: 'reason', what: 'a reason', inQuotes: true }),
  ]),
};
