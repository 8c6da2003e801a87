import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const status: Verb = {
  family: 'incident',
  word: 'status',
  synonyms: ['state', 'show', 'info'],
  usage: '[status]',
  summary: 'Where the incident stands: rung, authority, strategy, what is open',
  examples: ['status', ''],
  where: 'anywhere',
  danger: false,
  ...grammar('status', []),
};
