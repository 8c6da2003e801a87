import { grammar } from '../grammar.ts';
import { person } from '../parts/people.ts';
import type { Verb } from '../verb.ts';

export const handover: Verb = {
  family: 'incident',
  word: 'handover',
  synonyms: ['hand-over', 'hand-off', 'handoff'],
  usage: 'handover <@person>',
  summary: 'Hand the decision to another person',
  examples: ['handover @second-oncall'],
  where: 'incident',
  danger: true,
  ...grammar('assign', [person('who')], { fixed: { role: 'authority' } }),
};
