import { grammar } from '../grammar.ts';
import { person } from '../parts/people.ts';
import type { Verb } from '../verb.ts';

export const handover: Verb = {
  family: 'incident',
  word: 'handover',
  synonyms: ['hand-over', 'hand-off', 'handoff'],
  usage: 'handover <@person>',
  summary: 'Offer the decision to another person, who accepts it',
  examples: ['handover @second-oncall'],
  where: 'incident',
  danger: true,
  ...grammar('handover', [person('who')]),
};
