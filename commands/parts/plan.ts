import { ok } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { replaced, slip } from '../misread.ts';
import { closest, echo, fold } from '../spelling.ts';
import { nextWord, opensQuote, skipBlanks, type Word } from '../words.ts';
import { listed } from './names.ts';

/** `RB-17` for all the ways in which people write it (`rb-17`, `RB17`); nothing for what is no plan's name. */
export function planOf(word: Word): string | undefined {
  const digits = /^rb[-#_]?(?<digits>\d+)$/u.exec(fold(word.text))?.groups?.['digits'];
  return digits === undefined ? undefined : `RB-${digits}`;
}

/** An argument that names a plan. Whether there is such a plan is for the app to say: it may be another incident's. */
export const plan: Part = {
  field: 'plan',
  read: ({ line, at }, known) => {
    const word = nextWord(line, at);
    if (word === undefined)
      return slip('MissingArgument', `It needs a plan.${listed(known.plans)}`);
    const value = planOf(word);
    if (value !== undefined) return ok({ value, at: word.end });
    const near = isNumber(word) ? `RB-${fold(word.text)}` : closest(word.text, known.plans)?.word;
    return slip(
      'UnknownPlan',
      `"${echo(word.text)}" is not a plan; one is written RB-17.${listed(known.plans)}`,
      near === undefined ? [] : [replaced(line, word, near)],
    );
  },
  write: (value) => (typeof value === 'string' ? value : ''),
};

/** `P1` for a proposal, else what the other part reads. */
export const proposalOr = (part: Part): Part => ({
  ...part,
  read: (spot, known) => {
    const word = nextWord(spot.line, spot.at);
    const digits =
      word && /^p-?(?<digits>[1-9]\d{0,5})$/u.exec(fold(word.text))?.groups?.['digits'];
    return word !== undefined && digits !== undefined
      ? ok({ value: `P${digits}`, at: word.end })
      : part.read(spot, known);
  },
});

const isNumber = (word: Word): boolean => /^\d+$/u.test(fold(word.text));

/** The plan, where the first word names one; what stands in quotes never does. */
export const planIfNamed: Part = {
  field: 'plan',
  read: ({ line, at }) => {
    const word = opensQuote(line.slice(skipBlanks(line, at))) ? undefined : nextWord(line, at);
    const value = word && planOf(word);
    return ok(word && value !== undefined ? { value, at: word.end } : { value: undefined, at });
  },
  write: plan.write,
};
