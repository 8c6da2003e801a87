import { grammar } from '../grammar.ts';
import { anyIncident } from '../parts/any-incident.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

const reason = text({ field: 'reason', what: 'a reason: it goes on record' });

export const registryRelease: Verb = {
  family: 'registry',
  word: 'release-hold',
  synonyms: ['unhold'],
  usage: 'release-hold <incident> <reason>',
  summary: 'Release the legal hold: what is over by its time may be erased again',
  examples: ['release-hold INC-3 "the case is closed"'],
  where: 'anywhere',
  danger: true,
  ...grammar('registryRelease', [anyIncident, reason]),
};
