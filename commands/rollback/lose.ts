import { ok } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import { name } from '../parts/names.ts';
import { planOf } from '../parts/plan.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

const rows = name({ field: 'rows', what: 'the number of rows that was shown', code: 'BadValue' });

/** The plan, where the first word names one: a bare number is the rows. */
const maybePlan: Part = {
  field: 'plan',
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    const plan = word && planOf(word);
    return ok(
      word !== undefined && plan !== undefined
        ? { value: plan, at: word.end }
        : { value: undefined, at },
    );
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};

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
  ...grammar('lose', [maybePlan, rows]),
};
