import { grammar } from '../grammar.ts';
import { reason } from '../parts/step.ts';
import type { Verb } from '../verb.ts';

export const object: Verb = {
  family: 'incident',
  word: 'object',
  synonyms: ['objection'],
  usage: 'object <reason>',
  summary: 'Object, with the reason; it moves nothing, the authority is told',
  examples: ['object release 1 cannot read the rows of release 2'],
  where: 'incident',
  danger: false,
  ...grammar('object', [reason]),
};
