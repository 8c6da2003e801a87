import { grammar } from '../grammar.ts';
import { optional } from '../parts/names.ts';
import { person } from '../parts/people.ts';
import type { Verb } from '../verb.ts';

export const close: Verb = {
  family: 'incident',
  word: 'close',
  synonyms: ['end', 'finish'],
  usage: 'close [<@owner of the report>]',
  summary: 'Close the incident; the person named writes the report',
  examples: ['close', 'close @first-oncall'],
  where: 'incident',
  danger: true,
  ...grammar('close', [optional(person('reportOwner'))]),
};
