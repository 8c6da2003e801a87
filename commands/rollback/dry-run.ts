import { grammar } from '../grammar.ts';
import { optional } from '../parts/names.ts';
import { plan } from '../parts/plan.ts';
import type { Verb } from '../verb.ts';

export const dryRun: Verb = {
  family: 'rollback',
  word: 'dry-run',
  synonyms: ['dryrun', 'dry', 'rehearse', 'simulate', 'preview'],
  usage: 'dry-run [<plan>]',
  summary: 'Say what each step would do; nothing moves',
  examples: ['dry-run RB-17', 'dry run'],
  where: 'incident',
  danger: false,
  ...grammar('dryRun', [optional(plan)]),
};
