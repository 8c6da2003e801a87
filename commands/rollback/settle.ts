import { grammar } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { evidence, step } from '../parts/step.ts';
import type { Verb } from '../verb.ts';

const outcome = choice({
  field: 'outcome',
  what: 'an outcome',
  code: 'UnknownWord',
  words: {
    done: ['finished'],
    'not-done': ['notdone', 'not-run', 'undone'],
    abandon: ['abandoned'],
  },
});

export const settle: Verb = {
  family: 'rollback',
  word: 'settle',
  synonyms: [],
  usage: 'settle <step> done|not-done|abandon <evidence>',
  summary: 'Say how a step ended whose outcome is unknown, and what shows it',
  examples: ['settle deploy-checkout not-done the old version is still live'],
  where: 'incident',
  danger: true,
  ...grammar('settle', [step, outcome, evidence]),
};
