import { grammar } from '../grammar.ts';
import { name, normal, optional } from '../parts/names.ts';
import { service } from '../parts/service.ts';
import { fold } from '../spelling.ts';
import type { Verb } from '../verb.ts';

const scenario = normal(
  name({
    field: 'scenario',
    what: 'a scenario, as in knight-capital-2012-08-01',
    code: 'BadValue',
  }),
  fold,
);

export const tabletop: Verb = {
  family: 'drill',
  word: 'tabletop',
  synonyms: ['play'],
  usage: 'tabletop [<scenario>] [<service>] [--speed 10x]',
  summary: 'Rehearse the decisions of a recorded incident; alone it lists them',
  examples: [
    'tabletop knight-capital-2012-08-01',
    'tabletop gitlab-2017-01-31 checkout --speed 60x',
  ],
  where: 'anywhere',
  danger: false,
  ...grammar('tabletopStart', [optional(scenario), optional(service)], {
    options: [{ field: 'speed', flag: 'speed', takes: '10x or real', normal: fold }],
  }),
};
