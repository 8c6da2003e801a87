import { grammar } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { name } from '../parts/names.ts';
import { evidence } from '../parts/step.ts';
import type { Verb } from '../verb.ts';

const residualName = name({ field: 'residual', what: 'a residual', code: 'BadValue' });
const outcome = choice({
  field: 'outcome',
  what: 'an outcome',
  code: 'UnknownWord',
  words: { done: ['finished', 'fixed', 'closed'], waive: ['waived'] },
});

export const residual: Verb = {
  family: 'incident',
  word: 'residual',
  synonyms: ['residuals', 'leftover'],
  usage: 'residual <id> done|waive <evidence>',
  summary: 'Close a piece of work that the rollback left over',
  examples: ['residual emails done all 87 were sent a correction'],
  where: 'incident',
  danger: true,
  ...grammar('residual', [residualName, outcome, evidence]),
};
