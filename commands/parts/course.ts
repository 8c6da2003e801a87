import { ok } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { fold } from '../spelling.ts';
import { nextWord } from '../words.ts';
import { choice } from './choice.ts';
import { planOf } from './plan.ts';
import { strategyWords } from './strategy.ts';

/** A strategy or a plan: `wait`, `to wait`, `RB-18`. */
export const course = (field: string): Part => {
  const strategy = choice({
    field,
    what: 'a strategy or a plan',
    code: 'UnknownStrategy',
    words: strategyWords,
  });
  const part: Part = {
    ...strategy,
    read: (spot, known) => {
      const first = nextWord(spot.line, spot.at);
      if (first !== undefined && fold(first.text) === 'to') {
        return part.read({ ...spot, at: first.end }, known);
      }
      const plan = first && planOf(first);
      return first !== undefined && plan !== undefined
        ? ok({ value: plan, at: first.end })
        : strategy.read(spot, known);
    },
  };
  return part;
};
