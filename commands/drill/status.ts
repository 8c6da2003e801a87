import { grammar } from '../grammar.ts';
import { optional } from '../parts/names.ts';
import { service } from '../parts/service.ts';
import type { Verb } from '../verb.ts';

export const drillStatus: Verb = {
  family: 'drill',
  word: 'status',
  synonyms: ['list', 'due', 'calendar'],
  usage: '[status] [<service>]',
  summary: 'When each service was rehearsed last, when it is due, and whose turn it is',
  examples: ['status', 'status checkout'],
  where: 'anywhere',
  danger: false,
  ...grammar('drillStatus', [optional(service)]),
};
