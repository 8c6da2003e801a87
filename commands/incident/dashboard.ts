import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const dashboard: Verb = {
  family: 'incident',
  word: 'dashboard',
  synonyms: ['web', 'browser'],
  usage: 'dashboard',
  summary: 'A link that signs you in at the dashboard once, for you alone',
  examples: ['dashboard'],
  where: 'anywhere',
  danger: false,
  ...grammar('dashboard', []),
};
