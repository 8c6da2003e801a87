import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

export const rollbackStatus: Verb = {
  family: 'rollback',
  word: 'status',
  synonyms: ['state', 'show', 'progress', 'steps'],
  usage: '[status]',
  summary: 'The run: its steps, what is done, what is half done',
  examples: ['status', ''],
  where: 'anywhere',
  danger: false,
  ...grammar('rollbackStatus', []),
};
