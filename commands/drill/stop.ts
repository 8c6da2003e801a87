import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const stopTabletop: Verb = {
  family: 'drill',
  word: 'stop',
  synonyms: [],
  usage: 'stop',
  summary: 'End a tabletop with the score that it has come to',
  examples: ['stop'],
  where: 'incident',
  danger: false,
  ...grammar('tabletopStop', []),
};
