import { grammar } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { name } from '../parts/names.ts';
import { evidence } from '../parts/step.ts';
import type { Verb } from '../verb.ts';

const assumption = name({
  field: 'assumption',
  what: 'the number of an assumption',
  code: 'BadValue',
});
const outcome = choice({
  field: 'outcome',
  what: 'what became of it',
  code: 'UnknownWord',
  words: { held: ['true', 'right', 'holds'], broken: ['false', 'wrong', 'broke'] },
});

export const assume: Verb = {
  family: 'incident',
  word: 'assume',
  synonyms: ['assumption', 'assumed'],
  usage: 'assume <number> held|broken <evidence>',
  summary: 'Say what became of something that the plan takes for granted',
  examples: ['assume 1 held release 1 reads the new rows', 'assume 2 broken pricing was deployed'],
  where: 'incident',
  danger: true,
  ...grammar('assume', [assumption, outcome, evidence]),
};
