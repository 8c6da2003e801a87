import { readScope, sayScope } from '../parts/scope.ts';
import type { Verb } from '../verb.ts';

export const scope: Verb = {
  family: 'incident',
  word: 'scope',
  synonyms: ['targets', 'covers'],
  usage: 'scope +<service[@env]>… -<service[@env]>… [reason]',
  summary: 'Say what the incident covers: targets that come in, targets that leave',
  examples: ['scope +checkout@staging', 'scope +checkout -checkout@staging it fails in prod alone'],
  where: 'incident',
  danger: true,
  orders: ['scope'],
  parse: readScope,
  say: sayScope,
};
