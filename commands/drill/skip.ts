import { grammar } from '../grammar.ts';
import { service } from '../parts/service.ts';
import { optionalText } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

export const skipDrill: Verb = {
  family: 'drill',
  word: 'skip',
  synonyms: [],
  usage: 'skip <service> [<reason>]',
  summary: 'Skip your drill of today; when it is due stays as it is',
  examples: ['skip checkout "in a workshop"', 'skip checkout'],
  where: 'anywhere',
  danger: false,
  ...grammar('drillSkip', [service, optionalText({ field: 'reason', what: 'a reason' })]),
};
