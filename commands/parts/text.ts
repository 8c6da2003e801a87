import { ok } from '../../src/lib/result.ts';
import type { Part } from '../grammar.ts';
import { slip } from '../misread.ts';
import { isHelp } from '../spelling.ts';
import type { Spot } from '../verb.ts';
import { bareWord, nextWord, opensQuote, quote, quotedWord, skipBlanks } from '../words.ts';
import { optionOf } from './options.ts';

type Text = {
  readonly field: string;
  /** What to say when it is missing: `a reason: it goes on record`. */
  readonly what: string;
  /** True where other words may stand before it that it could be mistaken for. */
  readonly inQuotes?: true;
};

/** Free text to the end of the line: word for word as typed, without the quotes around the whole of it. */
export const text = ({ field, what, inQuotes }: Text): Part => ({
  field,
  toTheEnd: true,
  read: (spot) => {
    const found = toTheEnd(spot);
    return found.value === undefined
      ? slip('MissingArgument', `It needs ${what}.`)
      : ok({ value: found.value, at: found.at });
  },
  write: (value) => (typeof value === 'string' ? writeText(value, inQuotes === true) : ''),
});

/** The same, where it may be left out. */
export const optionalText = (options: Text): Part => ({
  ...text(options),
  read: (spot) => ok(toTheEnd(spot)),
});

function toTheEnd(spot: Spot): { readonly value: string | undefined; readonly at: number } {
  const { line, at } = spot;
  const quotation = quotedWord(line, at);
  if (quotation !== undefined && endsThere(spot, quotation.end)) {
    return { value: quotation.text, at: quotation.end };
  }
  const end = nextOption(spot);
  const found = line.slice(skipBlanks(line, at), end).trim();
  return { value: found === '' ? undefined : found, at: end };
}

function endsThere({ line, options }: Spot, at: number): boolean {
  const word = nextWord(line, at);
  return word === undefined || optionOf(word, options) !== undefined;
}

/** Where the text stops because one of this command's own options is written after it. */
function nextOption({ line, at, options }: Spot): number {
  if (options.length === 0) return line.length;
  for (let word = bareWord(line, at); word !== undefined; word = bareWord(line, word.end)) {
    if (optionOf(word, options) !== undefined) return word.start;
  }
  return line.length;
}

function writeText(value: string, inQuotes: boolean): string {
  const ends = skipBlanks(value, 0) === 0 && skipBlanks(value.slice(-1), 0) === 0;
  const bare = value !== '' && ends && !opensQuote(value) && !isHelp(value) && !inQuotes;
  return bare ? value : quote(value);
}
