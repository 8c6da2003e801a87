import { grammar } from '../grammar.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const registryVerify: Verb = {
  family: 'registry',
  word: 'verify',
  synonyms: ['audit'],
  usage: 'verify [<receipt>]',
  summary: 'Whether every event and text is as it was recorded, and a receipt fits',
  examples: ['verify', 'verify 412/9f3a2c41b07d55e1'],
  where: 'anywhere',
  danger: false,
  ...grammar('registryVerify', [optionalText({ field: 'receipt', what: 'a receipt' })]),
};
