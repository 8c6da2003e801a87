import { grammar } from '../grammar.ts';
import { person } from '../parts/people.ts';
import type { Verb } from '../verb.ts';

export const invite: Verb = {
  family: 'incident',
  word: 'invite',
  synonyms: ['let-in'],
  usage: 'invite <@person>',
  summary: 'Let somebody into a private incident',
  examples: ['invite @data-owner'],
  where: 'incident',
  danger: false,
  ...grammar('invite', [person('who')]),
};
