import type { InputBlock } from '@slack/types';
import type { Needs } from '../../core/impact/needs.ts';
import { acceptTexts } from '../../core/texts/impact.ts';
import { capital } from '../../core/texts/words.ts';
import { limits } from '../limits/numbers.ts';
import type { Blank } from './carried.ts';
import { ask, option } from './parts.ts';

/** The fields of a form that confirms a plan, by the names of the order's own. */
export const needed = ({ accept, typed }: Needs): readonly InputBlock[] => [
  ...(accept.length === 0
    ? []
    : [
        ask(
          { name: 'accept', label: 'You accept', hint: 'It goes on record with your name.' },
          {
            type: 'checkboxes',
            options: accept.map((word) => option(word, capital(acceptTexts[word]))),
          },
        ),
      ]),
  ...(typed === undefined
    ? []
    : [
        ask(
          { name: 'typed', label: `Type ${typed}`.slice(0, limits.label) },
          { type: 'plain_text_input', max_length: 2_000 },
        ),
      ]),
];

/** The same as places of an order that the form fills. */
export const neededBlanks = ({ accept, typed }: Needs): readonly Blank[] => [
  ...(accept.length === 0 ? [] : [{ name: 'accept', field: 'accept', kind: 'accept' }]),
  ...(typed === undefined ? [] : [{ name: 'typed', field: 'typed', kind: 'typed' }]),
];
