import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const resume: Verb = {
  family: 'rollback',
  word: 'resume',
  synonyms: ['go-on', 'continue', 'unpause', 'proceed'],
  usage: 'resume',
  summary: 'Go on after a stop',
  examples: ['resume'],
  where: 'incident',
  danger: true,
  ...grammar('resume', []),
};
