import { aims, factors, sections } from '../../src/core/report/shapes.ts';
import { ok } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { slip } from '../misread.ts';
import { echo, fold } from '../spelling.ts';
import { nextWord } from '../words.ts';
import { choice } from './choice.ts';

const also: Readonly<Record<string, readonly string[]>> = {
  causes: ['root-cause', 'root-causes', 'cause', 'contributing-factors'],
  resolution: ['recovery'],
  well: ['went-well'],
  wrong: ['went-wrong', 'not-so-well'],
  lucky: ['luck', 'got-lucky'],
  supporting: ['supporting-information'],
  leadup: ['lead-up', 'what-happened'],
  trigger: ['fault'],
};

/** A section of the report. */
export const section = choice({
  field: 'section',
  what: 'a section of the report',
  code: 'UnknownWord',
  words: Object.fromEntries(sections.map((one) => [one, also[one] ?? []])),
});

/** A contributing factor. */
export const factor = choice({
  field: 'factor',
  what: 'a contributing factor',
  code: 'UnknownWord',
  words: Object.fromEntries(factors.map((one) => [one, []])),
});

/** What a follow-up is for. */
export const aim = choice({
  field: 'aim',
  what: 'what a follow-up is for',
  code: 'UnknownWord',
  words: {
    ...Object.fromEntries(aims.map((one) => [one, []])),
    playbook_change: ['playbook', 'playbook-change'],
  },
});

/** A day as calendars write it. */
export const due: Part = {
  field: 'due',
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    if (word === undefined)
      return slip('MissingArgument', 'It needs the day it is due, as 2026-12-01.');
    return /^\d{4}-\d\d-\d\d$/u.test(word.text) && !Number.isNaN(Date.parse(word.text))
      ? ok({ value: word.text, at: word.end })
      : slip('BadValue', `"${echo(word.text)}" is not a day; write it as 2026-12-01.`);
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};

/** A follow-up of the report: `F2`, `f2`. */
export const followUpName: Part = {
  field: 'followUp',
  read: ({ line, at }) => {
    const word = nextWord(line, at);
    if (word === undefined) return slip('MissingArgument', 'It needs a follow-up, as F2.');
    const digits = /^f-?(?<digits>[1-9]\d{0,4})$/u.exec(fold(word.text))?.groups?.['digits'];
    return digits === undefined
      ? slip(
          'BadValue',
          `"${echo(word.text)}" is not a follow-up; one is written F2, as in the report.`,
        )
      : ok({ value: `F${digits}`, at: word.end });
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};
