import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const who: Verb = {
  family: 'incident',
  word: 'who',
  synonyms: ['roles', 'whoami', 'people'],
  usage: 'who',
  summary: 'Who holds which role, and who decides',
  examples: ['who'],
  where: 'incident',
  danger: false,
  ...grammar('who', []),
};
