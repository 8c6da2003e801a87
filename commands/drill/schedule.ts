import { grammar } from '../grammar.ts';
import { name } from '../parts/names.ts';
import { service } from '../parts/service.ts';
import type { Verb } from '../verb.ts';

const day = name({ field: 'day', what: 'a day, written 2026-11-30', code: 'BadValue' });

export const schedule: Verb = {
  family: 'drill',
  word: 'schedule',
  synonyms: ['plan', 'on'],
  usage: 'schedule <service> <day>',
  summary: 'Name the day of the next drill of a service',
  examples: ['schedule checkout 2026-11-30'],
  where: 'anywhere',
  danger: false,
  ...grammar('drillSchedule', [service, day]),
};
