import { grammar } from '../grammar.ts';
import { name, normal } from '../parts/names.ts';
import { fold } from '../spelling.ts';
import type { Verb } from '../verb.ts';

const point = normal(
  name({ field: 'point', what: 'a decision of the tabletop, by its name', code: 'BadValue' }),
  fold,
);
const option = normal(
  name({ field: 'option', what: 'one of its options, by its name or number', code: 'BadValue' }),
  fold,
);

export const choose: Verb = {
  family: 'drill',
  word: 'choose',
  synonyms: [],
  usage: 'choose <decision> <option>|<number>',
  summary: 'Decide in a tabletop; you are told what was done on the day itself',
  examples: ['choose kill-switch switch-off', 'choose kill-switch 2'],
  where: 'incident',
  danger: false,
  ...grammar('tabletopChoose', [point, option]),
};
