import { grammar } from '../grammar.ts';
import { name } from '../parts/names.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

const what = name({ field: 'what', what: 'the frozen release or its target', code: 'BadValue' });

export const fixed: Verb = {
  family: 'release',
  word: 'fixed',
  synonyms: ['fix', 'unfreeze'],
  usage: 'fixed <release|service[@env]> <fix commit or words>',
  summary: 'Name what fixed a change that was rolled back, so that it may go out again',
  examples: ['fixed 1.5.0 9f8e7d6', 'fixed checkout "the vendor renewed its certificate"'],
  where: 'anywhere',
  danger: true,
  ...grammar('releaseFixed', [
    what,
    text({ field: 'fix', what: 'the commit that fixed it, or what was put right' }),
  ]),
};
