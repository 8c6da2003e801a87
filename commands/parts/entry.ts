import { ok } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { slip } from '../misread.ts';
import { echo, fold } from '../spelling.ts';
import { nextWord } from '../words.ts';

/** An entry of the timeline: `E7`, `e7`, `e-7`. */
export const entry: Part = {
  field: 'entry',
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    if (word === undefined)
      return slip('MissingArgument', 'It needs an entry of the timeline, as E7.');
    const digits = /^e-?(?<digits>[1-9]\d{0,8})$/u.exec(fold(word.text))?.groups?.['digits'];
    return digits === undefined
      ? slip(
          'BadValue',
          `"${echo(word.text)}" is not an entry; one is written E7, as in the timeline.`,
        )
      : ok({ value: `E${digits}`, at: word.end });
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};
