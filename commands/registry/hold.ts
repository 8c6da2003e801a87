import { grammar } from '../grammar.ts';
import { anyIncident } from '../parts/any-incident.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

const reason = text({ field: 'reason', what: 'a reason: it goes on record' });

export const registryHold: Verb = {
  family: 'registry',
  word: 'hold',
  synonyms: ['legal-hold'],
  usage: 'hold <incident> <reason>',
  summary: 'Legal hold: nothing of this incident is erased until it is released',
  examples: ['hold INC-3 "letter of the regulator"'],
  where: 'anywhere',
  danger: true,
  ...grammar('registryHold', [anyIncident, reason]),
};
