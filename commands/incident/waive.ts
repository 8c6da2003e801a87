import { grammar } from '../grammar.ts';
import { name } from '../parts/names.ts';
import { reason } from '../parts/step.ts';
import type { Verb } from '../verb.ts';

const check = name({
  field: 'check',
  what: 'a check',
  code: 'UnknownCheck',
  among: ({ checks }) => checks,
});

export const waive: Verb = {
  family: 'incident',
  word: 'waive',
  synonyms: ['waiver'],
  usage: 'waive <check> <reason>',
  summary: 'Go on without a check, in your name',
  examples: ['waive orders-balance the ledger is down until Monday'],
  where: 'incident',
  danger: true,
  ...grammar('waive', [check, reason]),
};
