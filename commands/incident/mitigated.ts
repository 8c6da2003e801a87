import { grammar } from '../grammar.ts';
import { evidence } from '../parts/step.ts';
import type { Verb } from '../verb.ts';

export const mitigated: Verb = {
  family: 'incident',
  word: 'mitigated',
  synonyms: ['mitigate'],
  usage: 'mitigated <evidence>',
  summary: 'Say that users have stopped hurting, and what shows it',
  examples: ['mitigated error rate below 0.1 % since 03:12'],
  where: 'incident',
  danger: true,
  ...grammar('mitigated', [evidence]),
};
