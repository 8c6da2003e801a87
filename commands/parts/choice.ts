import { ok } from '../../src/lib/result.ts';
import type { Part, Taken } from '../grammar.ts';
import { type MisreadCode, replaced, slip } from '../misread.ts';
import { closest, echo, fold } from '../spelling.ts';
import { nextWord } from '../words.ts';

type Choice = {
  readonly field: string;
  /** With its article, for sentences. */
  readonly what: string;
  readonly code: MisreadCode;
  /** Each word of the order, with what else people say for it. */
  readonly words: Readonly<Record<string, readonly string[]>>;
};

/** An argument that is one of a few words; `not done` is understood as `not-done`. */
export const choice = ({ field, what, code, words }: Choice): Part => {
  const meaning = meanings(words);
  const possible = Object.keys(words).join(', ');
  return {
    field,
    read: ({ line, at }) => {
      const found = chosen(line, at, meaning);
      if (found !== undefined) return ok(found);
      const word = nextWord(line, at);
      if (word === undefined) return slip('MissingArgument', `It needs ${what}: ${possible}.`);
      const near = closest(word.text, [...meaning.keys()])?.word ?? '';
      const meant = meaning.get(near);
      return slip(
        code,
        `"${echo(word.text)}" is not ${what}; possible: ${possible}.`,
        meant === undefined ? [] : [replaced(line, word, meant)],
      );
    },
    write: (value) => (typeof value === 'string' ? value : ''),
  };
};

/** All that may be said, with what it means. */
export const meanings = (
  words: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(words).flatMap(([word, synonyms]) =>
      [word, ...synonyms].map((said): [string, string] => [said, word]),
    ),
  );

/** What the next two words mean, or the next one; nothing when they mean nothing. */
export function chosen(
  line: string,
  at: number,
  meaning: ReadonlyMap<string, string>,
): (Taken & { readonly value: string }) | undefined {
  const first = nextWord(line, at);
  if (first === undefined) return undefined;
  const second = nextWord(line, first.end);
  const both = second && meaning.get(`${fold(first.text)}-${fold(second.text)}`);
  if (second !== undefined && both !== undefined) return { value: both, at: second.end };
  const one = meaning.get(fold(first.text));
  return one === undefined ? undefined : { value: one, at: first.end };
}
