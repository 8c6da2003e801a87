import { grammar } from '../grammar.ts';
import { choice } from '../parts/choice.ts';
import { inCapitals, name } from '../parts/names.ts';
import type { Verb } from '../verb.ts';

const named = inCapitals(
  name({ field: 'change', what: 'an outside change, as in O1', code: 'BadValue' }),
);

export const outside: Verb = {
  family: 'incident',
  word: 'outside',
  synonyms: ['outside-change', 'uncoordinated'],
  usage: 'outside <change> ours|harmless|pause',
  summary: 'Say what a change from outside is that was seen on a locked target',
  examples: ['outside O1 ours', 'outside O2 pause'],
  where: 'incident',
  danger: true,
  ...grammar('outside', [
    named,
    choice({
      field: 'verdict',
      what: 'what it is',
      code: 'BadValue',
      words: { ours: ['our', 'mine'], harmless: ['fine', 'ok'], pause: ['stop', 'hold'] },
    }),
  ]),
};
