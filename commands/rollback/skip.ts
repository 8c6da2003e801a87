import { grammar } from '../grammar.ts';
import { reason, step } from '../parts/step.ts';
import type { Verb } from '../verb.ts';

export const skip: Verb = {
  family: 'rollback',
  word: 'skip',
  synonyms: ['leave-out'],
  usage: 'skip <step> <reason>',
  summary: 'Go on without a step, in your name',
  examples: ['skip warm-cache the cache is warm already'],
  where: 'incident',
  danger: true,
  ...grammar('skip', [step, reason]),
};
