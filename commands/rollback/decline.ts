import { grammar } from '../grammar.ts';
import { optional } from '../parts/names.ts';
import { plan, proposalOr } from '../parts/plan.ts';
import type { Verb } from '../verb.ts';

export const decline: Verb = {
  family: 'rollback',
  word: 'decline',
  synonyms: ['no', 'not-now', 'no-go', 'nogo'],
  usage: 'decline [<plan>|<proposal>]',
  summary: 'Not now: no to the card or a proposal, for the time being',
  examples: ['decline RB-17', 'decline P1', 'not now'],
  where: 'incident',
  danger: true,
  ...grammar('decline', [optional(proposalOr(plan))]),
};
