import { grammar, type Part } from '../grammar.ts';
import { slip } from '../misread.ts';
import { anyIncident } from '../parts/any-incident.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

/** Without one the whole record may be meant, which leaves the machine only where whoever keeps it stands. */
const incident: Part = {
  ...anyIncident,
  read: (spot, known) =>
    nextWord(spot.line, spot.at) === undefined
      ? slip(
          'MissingArgument',
          'It needs an incident, as in INC-3. The whole record is taken out on the command line alone: sternway registry export --out <file>.',
        )
      : anyIncident.read(spot, known),
};

export const registryExport: Verb = {
  family: 'registry',
  word: 'export',
  synonyms: [],
  usage: 'export <incident> --bundle',
  summary: 'The record of one incident with all that proves it, as a file for you alone',
  examples: ['export INC-3 --bundle'],
  where: 'anywhere',
  danger: true,
  ...grammar('registryExport', [incident], {
    options: [{ field: 'bundle', flag: 'bundle' }],
  }),
};
