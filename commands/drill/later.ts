import { grammar } from '../grammar.ts';
import { name, optional } from '../parts/names.ts';
import { service } from '../parts/service.ts';
import type { Verb } from '../verb.ts';

const time = name({ field: 'at', what: 'a time, written 15:00', code: 'BadValue' });

export const later: Verb = {
  family: 'drill',
  word: 'later',
  synonyms: ['postpone'],
  usage: 'later <service> [15:00]',
  summary: 'Put the drill of today off, within today',
  examples: ['later checkout', 'later checkout 15:00'],
  where: 'anywhere',
  danger: false,
  ...grammar('drillLater', [service, optional(time)]),
};
