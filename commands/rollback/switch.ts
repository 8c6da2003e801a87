import { strategies } from '../../src/core/strategy/strategy.ts';
import { ok } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { planOf } from '../parts/plan.ts';
import { strategyWords } from '../parts/strategy.ts';
import { targets } from '../parts/targets.ts';
import { text } from '../parts/text.ts';
import { fold } from '../spelling.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

const strategy = choice({
  field: 'to',
  what: 'a strategy or a plan',
  code: 'UnknownStrategy',
  words: strategyWords,
});
/** `wait`, `to wait`, `RB-18`. */
const course: Part = {
  ...strategy,
  read: (spot, known) => {
    const first = nextWord(spot.line, spot.at);
    if (first !== undefined && fold(first.text) === 'to') {
      return course.read({ ...spot, at: first.end }, known);
    }
    const plan = first && planOf(first);
    return first !== undefined && plan !== undefined
      ? ok({ value: plan, at: first.end })
      : strategy.read(spot, known);
  },
};
const reason = text({ field: 'reason', what: 'a reason: it goes on record', inQuotes: true });

export const switchTo: Verb = {
  family: 'rollback',
  word: 'switch',
  synonyms: ['change', 'switch-to'],
  usage: `switch ${strategies.join('|')}|<plan> [<service[@env]>…] [--override] "<reason>"`,
  summary: 'Follow another strategy; the old one ends first',
  examples: ['switch wait "the queue is draining"', 'switch RB-18 release 1 has the same fault'],
  where: 'incident',
  danger: true,
  ...grammar('switch', [course, targets(), reason], {
    options: [
      { field: 'override', flag: 'override' },
      { field: 'card', flag: 'card', takes: 'the digest of the card that was shown' },
    ],
  }),
};
