import { ok } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { type MisreadCode, replaced, slip } from '../misread.ts';
import { closest, echo, fold, isHelp, tidy } from '../spelling.ts';
import type { Known } from '../verb.ts';
import { nextWord, opensQuote, quote, type Word } from '../words.ts';
import { looksLikeOption } from './options.ts';

type Names = {
  readonly field: string;
  /** With its article, for sentences: `a step`. */
  readonly what: string;
  readonly code: MisreadCode;
  readonly among?: (known: Known) => readonly string[];
};

/** An argument that names one of the things that are known here: in any case, punctuation aside. */
export const name = ({ field, what, code, among = () => [] }: Names): Part => ({
  field,
  read: ({ line, at }, known) => {
    const word = nextWord(line, at);
    const possible = among(known);
    if (word === undefined) {
      return slip('MissingArgument', `It needs ${what}.${listed(possible)}`);
    }
    const value = spelled(word, possible);
    if (value !== undefined) return ok({ value, at: word.end });
    const near = closest(word.text, possible)?.word;
    return slip(
      code,
      `"${echo(word.text)}" is not ${what} known here.${listed(possible)}`,
      near === undefined ? [] : [replaced(line, word, writeName(near))],
    );
  },
  write: (value) => (typeof value === 'string' ? writeName(value) : ''),
});

/** The name as it is known; as typed when nothing is known; nothing when it is none of the known ones. */
function spelled(word: Word, possible: readonly string[]): string | undefined {
  if (possible.includes(word.text)) return word.text;
  if (possible.length === 0) return word.quoted ? word.text : tidy(word.text);
  return possible.find((one) => one.toLowerCase() === fold(word.text));
}

const mostListed = 8;

/** What there is to choose from, for the end of a sentence. */
export function listed(possible: readonly string[]): string {
  return possible.length === 0 ? '' : ` Possible: ${someOf(possible)}.`;
}

/** The first eight names, and a sign that there are more. */
export function someOf(names: readonly string[]): string {
  const more = names.length > mostListed ? ' …' : '';
  return `${names.slice(0, mostListed).map(echo).join(', ')}${more}`;
}

/** The same argument, where it may be left out. */
export const optional = (part: Part): Part => ({
  ...part,
  read: (spot, known) =>
    nextWord(spot.line, spot.at) === undefined
      ? ok({ value: undefined, at: spot.at })
      : part.read(spot, known),
});

/** The same argument, with what was typed brought into one form. */
export const normal = (part: Part, form: (typed: string) => string): Part => ({
  ...part,
  read: (spot, known) => {
    const read = part.read(spot, known);
    return read.ok && typeof read.value.value === 'string'
      ? ok({ ...read.value, value: form(read.value.value) })
      : read;
  },
});

/** The same, for names that are written in capitals: `O1`, `INC-3`. */
export const inCapitals = (part: Part): Part => normal(part, (typed) => fold(typed).toUpperCase());

/** A value as one word, in quotes where it would otherwise be read as something else. */
export function writeName(value: string): string {
  const word = nextWord(value, 0);
  const bare =
    word?.text === value &&
    tidy(value) === value &&
    !opensQuote(value) &&
    !looksLikeOption(word) &&
    !isHelp(value);
  return bare ? value : quote(value);
}
