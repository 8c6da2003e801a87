import { grammar } from '../grammar.ts';
import { anyIncident } from '../parts/any-incident.ts';
import type { Verb } from '../verb.ts';

export const registryExport: Verb = {
  family: 'registry',
  word: 'export',
  synonyms: [],
  usage: 'export <incident> --bundle',
  summary: 'The record of one incident with all that proves it, as a file for you alone',
  examples: ['export INC-3 --bundle'],
  where: 'anywhere',
  danger: true,
  ...grammar('registryExport', [anyIncident], {
    options: [{ field: 'bundle', flag: 'bundle' }],
  }),
};
