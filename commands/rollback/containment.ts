import { ok } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { plan, planOf } from '../parts/plan.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

const how = choice({
  field: 'how',
  what: 'end or keep',
  code: 'UnknownWord',
  words: { end: ['undo', 'lift', 'take-back'], keep: ['stay'] },
});

/** Named where more than one is in force; the words of a reason are no plan, nor is one in quotes. */
const which: Part = {
  ...plan,
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    const value = word === undefined || word.quoted ? undefined : planOf(word);
    return ok({ value, at: value === undefined || word === undefined ? at : word.end });
  },
};
const reason = text({ field: 'reason', what: 'a reason: it goes on record', inQuotes: true });

export const containment: Verb = {
  family: 'rollback',
  word: 'containment',
  synonyms: [],
  usage: 'containment end|keep [<plan>] <reason>',
  summary: 'Take back what stopped the exposure, or keep it by name',
  examples: [
    'containment end RB-17 release 1 is live everywhere',
    'containment keep the vendor is down',
  ],
  where: 'incident',
  danger: true,
  ...grammar('containment', [how, which, reason]),
};
