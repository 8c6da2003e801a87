import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const registryVerify: Verb = {
  family: 'registry',
  word: 'verify',
  synonyms: ['audit'],
  usage: 'verify',
  summary: 'Whether every event and text is as it was recorded; names the first that is not',
  examples: ['verify'],
  where: 'anywhere',
  danger: false,
  ...grammar('registryVerify', []),
};
