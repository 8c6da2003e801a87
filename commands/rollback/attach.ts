import { ok } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

const channel: Part = {
  field: 'channel',
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    return word === undefined
      ? ok({ value: undefined, at })
      : ok({ value: word.text.toUpperCase(), at: word.end });
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};

export const attach: Verb = {
  family: 'rollback',
  word: 'attach',
  synonyms: [],
  usage: 'attach [<channel id>]',
  summary: "Make this channel an incident's channel",
  examples: ['attach', 'attach C0123ABCD'],
  where: 'incident',
  danger: false,
  ...grammar('attach', [channel]),
};
