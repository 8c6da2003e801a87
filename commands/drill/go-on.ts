import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const goOn: Verb = {
  family: 'drill',
  word: 'go-on',
  synonyms: ['next'],
  usage: 'go-on',
  summary: 'Let the story of a tabletop go on, without waiting for its next moment',
  examples: ['go-on'],
  where: 'incident',
  danger: false,
  ...grammar('tabletopGoOn', []),
};
