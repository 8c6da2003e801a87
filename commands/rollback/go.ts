import { grammar } from '../grammar.ts';
import { confirmation } from '../parts/confirmation.ts';
import { optional } from '../parts/names.ts';
import { plan } from '../parts/plan.ts';
import { targetOf } from '../parts/targets.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';
import { card } from './card.ts';

const named = grammar('go', [optional(plan)], {
  options: [...confirmation, { field: 'reason', flag: 'reason', takes: 'the reason, in quotes' }],
});

/** Without the digest of a card it only shows one. With a service in the place of the plan it is `/rollback <service>`. */
export const go: Verb = {
  family: 'rollback',
  word: 'go',
  synonyms: ['start', 'run', 'execute', 'begin', 'confirm'],
  usage: 'go [<plan>] [--reason "<reason>"]',
  summary: 'Open the card of a plan, to decide on it',
  examples: ['go RB-17', 'go'],
  where: 'incident',
  danger: true,
  orders: ['go', 'card'],
  parse: (spot, known) => {
    const word = nextWord(spot.line, spot.at);
    const isTarget = word !== undefined && targetOf(spot.line, word, known) !== undefined;
    return isTarget ? card.parse(spot, known) : named.parse(spot, known);
  },
  say: named.say,
};
