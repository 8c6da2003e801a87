import { grammar } from '../grammar.ts';
import { name } from '../parts/names.ts';
import { planIfNamed } from '../parts/plan.ts';
import type { Verb } from '../verb.ts';

const rows = name({ field: 'rows', what: 'the number of rows that was shown', code: 'BadValue' });

/** A data owner's signature. The number has to be typed: nobody gives up data by a tap. */
export const lose: Verb = {
  family: 'rollback',
  word: 'lose',
  synonyms: ['give-up-rows', 'sign-loss'],
  usage: 'lose [<plan>] <rows>',
  summary: 'Give up the data that a plan would lose, by the number that was shown',
  examples: ['lose RB-17 412', 'lose RB-17 unknown'],
  where: 'incident',
  danger: true,
  ...grammar('lose', [planIfNamed, rows]),
};
