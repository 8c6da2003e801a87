import { grammar } from '../grammar.ts';
import { planIfNamed } from '../parts/plan.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const approve: Verb = {
  family: 'rollback',
  word: 'approve',
  synonyms: [],
  usage: 'approve [<plan>] [<reason>]',
  summary: 'Agree that a plan goes, or that the step of it that waits for you starts',
  examples: ['approve RB-17', 'approve RB-17 the backup is two minutes old'],
  where: 'incident',
  danger: true,
  ...grammar('approve', [
    planIfNamed,
    optionalText({ field: 'reason', what: 'a reason', inQuotes: true }),
  ]),
};
