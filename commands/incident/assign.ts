import { grammar } from '../grammar.ts';
import { person } from '../parts/people.ts';
import { role } from '../parts/role.ts';
import type { Verb } from '../verb.ts';

export const assign: Verb = {
  family: 'incident',
  word: 'assign',
  synonyms: ['role'],
  usage: 'assign <role> <@person>',
  summary: 'Give a role to a person',
  examples: ['assign comms @second-oncall'],
  where: 'incident',
  danger: true,
  ...grammar('assign', [role, person('who')]),
};
