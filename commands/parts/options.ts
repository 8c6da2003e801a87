import { ok, type Result } from '../../src/lib/result.ts';
import { replaced, type Slip, slip } from '../misread.ts';
import { closest, echo } from '../spelling.ts';
import type { Draft, Option, Spot, Value } from '../verb.ts';
import { nextWord, type Word } from '../words.ts';
import { writeName } from './names.ts';

type Read = { readonly draft: Draft; readonly at: number };

/** Takes the options that stand here into the draft. */
export function readOptions(spot: Spot, start: Draft): Result<Read, Slip> {
  let read: Read = { draft: start, at: spot.at };
  for (;;) {
    const word = nextWord(spot.line, read.at);
    if (spot.options.length === 0 || word === undefined || !looksLikeOption(word)) return ok(read);
    const one = readOption(word, spot, read.draft);
    if (!one.ok) return one;
    read = one.value;
  }
}

/** Two dashes or one long one, and a letter. One short dash is a word of the text, as in `-5 %`. */
export function looksLikeOption({ text, quoted }: Word): boolean {
  return !quoted && /^(?:--|[\u2010-\u2015]{1,2})\p{L}/u.test(text);
}

/** The option that this word names: `--card`, `—card`, `--card=…`. */
export function optionOf(word: Word, options: readonly Option[]): Option | undefined {
  if (!looksLikeOption(word)) return undefined;
  const said = flagOf(word);
  return options.find(({ flag, synonyms = [] }) => flag === said || synonyms.includes(said));
}

// Exactly as it stands: in `he said "use --override"` the quote keeps it a part of the text.
const flagOf = ({ text }: Word): string =>
  text.slice(text.search(/\p{L}/u)).split('=', 1).join('').toLowerCase();

function readOption(word: Word, spot: Spot, draft: Draft): Result<Read, Slip> {
  const option = optionOf(word, spot.options);
  if (option === undefined) return unknownOption(word, spot);
  if (option.takes === undefined) {
    return ok({ draft: { ...draft, [option.field]: true }, at: word.end });
  }
  const typed = valueOf(word, spot.line);
  if (typed === undefined) {
    return slip('MissingArgument', `--${option.flag} needs ${option.takes} after it.`);
  }
  const value = option.normal?.(typed.text) ?? typed.text;
  return ok({ draft: { ...draft, [option.field]: joined(option, draft, value) }, at: typed.end });
}

/** What has been said with this option before stays, where it may stand several times. */
function joined({ field, many }: Option, draft: Draft, value: string): Value {
  if (many === undefined) return value;
  const before = draft[field];
  const some = Array.isArray(before) ? before : [];
  if (value === many.none) return some;
  const { between } = many;
  const said = between === undefined ? [value] : value.split(between).filter((one) => one !== '');
  return [...some, ...said];
}

function valueOf(word: Word, line: string): Pick<Word, 'text' | 'end'> | undefined {
  const equals = word.text.indexOf('=');
  if (equals === -1) return nextWord(line, word.end);
  const attached = nextWord(line, word.start + equals + 1);
  return attached?.start === word.start + equals + 1 ? attached : undefined;
}

function unknownOption(word: Word, { line, options }: Spot): ReturnType<typeof slip> {
  const near = closest(
    flagOf(word),
    options.map(({ flag }) => flag),
  );
  const possible = options.map(({ flag }) => `--${flag}`).join(', ');
  return slip(
    'UnknownOption',
    `"${echo(word.text)}" is not an option here; possible: ${possible}.`,
    near === undefined ? [] : [replaced(line, word, `--${near.word}`)],
  );
}

export const writeOptions = (
  options: readonly Option[],
  fields: ReadonlyMap<string, Value>,
): readonly string[] =>
  options.map(({ field, flag, many }) => {
    const value = fields.get(field);
    if (Array.isArray(value)) return listed(value.length > 0 ? value : noneOf(many), flag);
    if (typeof value === 'string') return `--${flag} ${writeName(value)}`;
    return value === true ? `--${flag}` : '';
  });

const noneOf = (many: Option['many']): readonly string[] =>
  many?.none === undefined ? [] : [many.none];

const listed = (values: readonly string[], flag: string): string =>
  values.map((value) => `--${flag} ${writeName(value)}`).join(' ');
