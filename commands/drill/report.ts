import { grammar } from '../grammar.ts';
import { inCapitals, name, optional } from '../parts/names.ts';
import type { Verb } from '../verb.ts';

const drill = name({ field: 'drill', what: 'a drill, as in INC-3', code: 'BadValue' });

export const drillReport: Verb = {
  family: 'drill',
  word: 'report',
  synonyms: ['score'],
  usage: 'report [<incident>]',
  summary: 'How a drill went: times, authority, guardrails, and against the last one',
  examples: ['report', 'report INC-3'],
  where: 'anywhere',
  danger: false,
  ...grammar('drillReport', [optional(inCapitals(drill))]),
};
