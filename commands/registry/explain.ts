import { grammar } from '../grammar.ts';
import { inCapitals, name } from '../parts/names.ts';
import { text } from '../parts/text.ts';
import type { Verb } from '../verb.ts';

const what = 'what went back outside, as OUT-3';

export const registryExplain: Verb = {
  family: 'registry',
  word: 'explain',
  synonyms: [],
  usage: 'explain <OUT-3> --who "<who>" --left "<what it did not undo>" <why>',
  summary: 'Who let a release go back without a run, why, and what that did not undo',
  examples: ['explain OUT-3 --who "Bo" --left "212 orders with the new tax" checkout was down'],
  where: 'anywhere',
  danger: false,
  ...grammar(
    'registryExplain',
    [
      inCapitals(name({ field: 'outside', what, code: 'BadValue' })),
      text({ field: 'why', what: 'why it was done', inQuotes: true }),
    ],
    {
      options: [
        { field: 'who', flag: 'who', takes: 'who did it, between quotes' },
        { field: 'left', flag: 'left', takes: 'what it did not undo, between quotes' },
      ],
    },
  ),
};
