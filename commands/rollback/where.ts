import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const where: Verb = {
  family: 'rollback',
  word: 'where',
  synonyms: ['locks', 'locked', 'frozen'],
  usage: 'where',
  summary: 'What is locked or frozen, by whom and until what, and where you may act',
  examples: ['where'],
  where: 'anywhere',
  danger: false,
  ...grammar('where', []),
};
