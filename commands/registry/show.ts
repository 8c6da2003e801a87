import { grammar } from '../grammar.ts';
import { inCapitals, name } from '../parts/names.ts';
import type { Verb } from '../verb.ts';

const what = 'an incident or a plan, as in INC-3 or RB-17';

export const registryShow: Verb = {
  family: 'registry',
  word: 'show',
  synonyms: ['entry'],
  usage: 'show <incident>|<plan>',
  summary: 'One incident on one page: what was decided, what came of it, what is left',
  examples: ['show INC-3', 'show RB-17'],
  where: 'anywhere',
  danger: false,
  ...grammar('registryShow', [inCapitals(name({ field: 'entry', what, code: 'BadValue' }))]),
};
