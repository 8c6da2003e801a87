import { grammar } from '../grammar.ts';
import { entry } from '../parts/entry.ts';
import type { Verb } from '../verb.ts';

export const myDecision: Verb = {
  family: 'incident',
  word: 'my-decision',
  synonyms: ['mydecision', 'that-is-my-decision'],
  usage: 'my-decision <entry>',
  summary: 'Confirm that a note tells the decision that you spoke',
  examples: ['my-decision E7'],
  where: 'incident',
  danger: false,
  ...grammar('myDecision', [entry]),
};
