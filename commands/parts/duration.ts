import { Duration } from '../../src/lib/durations.ts';
import { ok } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { slip } from '../misread.ts';
import { echo, tidy } from '../spelling.ts';
import { nextWord } from '../words.ts';

const units = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** Milliseconds as the shortest length of time that reads back: `60s` is `1m`. */
export function writeDuration(ms: number): string {
  const [unit, size] = units.find(([, each]) => ms >= each && ms % each === 0) ?? ['ms', 1];
  return `${ms / size}${unit}`;
}

/** A length of time (`90s`, `5m`), in milliseconds; the order knows what it is without one. */
export const duration = (field: string, what: string): Part => ({
  field,
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    if (word === undefined) return ok({ value: undefined, at });
    const ms = Duration.safeParse(tidy(word.text).toLowerCase());
    return ms.success
      ? ok({ value: ms.data, at: word.end })
      : slip('BadValue', `"${echo(word.text)}" is not ${what}; write for example 60s or 2m.`);
  },
  write: (value) => (typeof value === 'number' ? writeDuration(value) : ''),
});
