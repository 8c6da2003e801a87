import { ok } from '../../src/lib/result.ts';
import { grammar } from '../grammar.ts';
import type { Verb } from '../verb.ts';

/** Whatever follows, a stop is a stop: no reason, no plan, no second look. Misspellings count too, see stopping.ts. */
export const stop: Verb = {
  family: 'rollback',
  word: 'stop',
  synonyms: [
    'halt',
    'pause',
    'hold',
    'wait',
    'cancel',
    'stopped',
    'stopping',
    'halted',
    'paused',
    'canceled',
    'cancelled',
  ],
  usage: 'stop',
  summary: 'Pause the running strategy at once, then ask how to go on',
  examples: ['stop', 'hold'],
  where: 'incident',
  danger: false,
  ...grammar('stop', []),
  parse: () => ok({ kind: 'stop' }),
};
