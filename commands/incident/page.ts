import { grammar } from '../grammar.ts';
import { optional } from '../parts/names.ts';
import { personOrRole } from '../parts/person-or-role.ts';
import type { Verb } from '../verb.ts';

export const page: Verb = {
  family: 'incident',
  word: 'page',
  synonyms: ['call', 'wake', 'ring'],
  usage: 'page [<@person>|<role>]',
  summary: 'Wake whoever decides, a person, or whoever holds a role',
  examples: ['page', 'page @second-oncall', 'page dba'],
  where: 'incident',
  danger: false,
  ...grammar('page', [optional(personOrRole('who'))]),
};
