import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const pauseTabletop: Verb = {
  family: 'drill',
  word: 'pause',
  synonyms: [],
  usage: 'pause',
  summary: 'Let the story of a tabletop stand still',
  examples: ['pause'],
  where: 'incident',
  danger: false,
  ...grammar('tabletopPause', []),
};
