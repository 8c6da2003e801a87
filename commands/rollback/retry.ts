import { grammar } from '../grammar.ts';
import { reason, step } from '../parts/step.ts';
import type { Verb } from '../verb.ts';

export const retry: Verb = {
  family: 'rollback',
  word: 'retry',
  synonyms: ['try-again', 'rerun', 're-run'],
  usage: 'retry <step> <reason>',
  summary: 'Try a step again that failed or did not run',
  examples: ['retry stop-worker the node is back'],
  where: 'incident',
  danger: true,
  ...grammar('retry', [step, reason]),
};
