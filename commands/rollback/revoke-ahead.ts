import { grammar } from '../grammar.ts';
import { target } from '../parts/targets.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const revokeAhead: Verb = {
  family: 'rollback',
  word: 'revoke-ahead',
  synonyms: ['revoke'],
  usage: 'revoke-ahead <service[@env]> <reason>',
  summary: 'Take back what was approved ahead: from now on it is asked for again',
  examples: ['revoke-ahead checkout "the schema is about to change"'],
  where: 'anywhere',
  danger: true,
  ...grammar('revokeAhead', [
    target,
    text({ field: 'reason', what: 'a reason: it goes on record', inQuotes: true }),
  ]),
};
