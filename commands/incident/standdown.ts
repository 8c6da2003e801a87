import { Instant } from '../../src/core/ids.ts';
import { ok } from '../../src/lib/result.ts';
import { grammar, type Part } from '../grammar.ts';
import { slip } from '../misread.ts';
import { inUtc } from '../parts/moment.ts';
import { echo, fold, tidy } from '../spelling.ts';
import type { Verb } from '../verb.ts';
import { nextWord } from '../words.ts';

const howTo = 'write for example until 08:00, 6h, or 2026-11-22T08:00:00Z';
/** Words that people put in front of the hour. */
const front = new Set(['until', 'till', 'to', 'for', '--until', '--for', '—for', '—until']);

/** `8:00` → `08:00`, any moment with a zone → UTC. */
function normal(typed: string): string | undefined {
  const said = tidy(typed);
  const clock = /^(?<hour>\d{1,2}):(?<minute>\d{2})$/u.exec(said)?.groups;
  if (clock) {
    const { hour = '', minute = '' } = clock;
    return Number(hour) < 24 && Number(minute) < 60
      ? `${hour.padStart(2, '0')}:${minute}`
      : undefined;
  }
  if (/^[1-9]\d{0,3}[mh]$/iu.test(said)) return said.toLowerCase();
  const moment = inUtc(said);
  return Instant.safeParse(moment).success ? moment : undefined;
}

const hour: Part = {
  field: 'until',
  read: ({ line, at }) => {
    const first = nextWord(line, at);
    const word = first && front.has(fold(first.text)) ? nextWord(line, first.end) : first;
    if (word === undefined) return slip('MissingArgument', `It needs an hour; ${howTo}.`);
    const until = normal(word.text);
    return until === undefined
      ? slip('BadValue', `"${echo(word.text)}" is not an hour; ${howTo}.`)
      : ok({ value: until, at: word.end });
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};

export const standdown: Verb = {
  family: 'incident',
  word: 'standdown',
  synonyms: ['stand-down', 'sleep'],
  usage: 'standdown until <time>',
  summary: 'Let people sleep while it is mitigated; if it gets worse they are paged',
  examples: ['standdown until 08:00', 'standdown 6h', 'standdown for 90m'],
  where: 'incident',
  danger: true,
  ...grammar('standdown', [hour]),
};
