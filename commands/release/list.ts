import { grammar } from '../grammar.ts';
import { optional } from '../parts/names.ts';
import { target } from '../parts/targets.ts';
import type { Verb } from '../verb.ts';

export const list: Verb = {
  family: 'release',
  word: 'list',
  synonyms: ['ls', 'show', 'status'],
  usage: '[list] [<service[@env]>]',
  summary: 'The releases that are known, newest first',
  examples: ['list', 'list checkout'],
  where: 'anywhere',
  danger: false,
  ...grammar('releaseList', [optional(target)]),
};
