import { edits } from '../src/lib/edits.ts';

// Soft hyphens, joiners, direction marks: what copying and pasting leaves in a word without anybody seeing it.
const invisible = /[\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu;
const trimmed = '.,;:!?…"“”„\'‘’‚«»';
/** Longer than any word of ours: what is longer is nobody's misspelling. */
const longestWord = 100;

/** A word as it was meant: no invisible characters, plain dashes, no punctuation or stray quote at its ends. */
export function tidy(text: string): string {
  const plain = text.replace(invisible, '').replace(dashes, '-');
  let end = plain.length;
  while (end > 0 && trimmed.includes(plain.charAt(end - 1))) end -= 1;
  let start = 0;
  while (start < end && '"“”„\'‘’‚«»'.includes(plain.charAt(start))) start += 1;
  return end === 0 ? plain : plain.slice(start, end);
}

/** A word as words of the language are compared: tidy and in lower case. */
export const fold = (text: string): string => tidy(text.slice(0, longestWord)).toLowerCase();

/** The candidate that a misspelled word most likely meant and how far off it is; nothing when none is near. */
export function closest(
  word: string,
  candidates: readonly string[],
): { readonly word: string; readonly far: number } | undefined {
  const said = fold(word);
  const reach = said.length < 4 ? 1 : Math.min(3, Math.max(2, Math.floor(said.length / 3)));
  return candidates
    .filter((candidate) => Math.abs(candidate.length - said.length) <= reach)
    .map((candidate) => ({ word: candidate, far: edits(said, candidate.toLowerCase()) }))
    .filter(({ word: near, far }) => far <= reach && (reach > 1 || sameStart(said, near)))
    .toSorted((a, b) => a.far - b.far)[0];
}

/** Of two or three letters the first must be right: `no` is nobody's misspelling of `go`. */
const sameStart = (said: string, near: string): boolean =>
  near.toLowerCase().startsWith(said.slice(0, 1)) && said !== '';

const control = /[\p{Cc}\p{Cs}]/gu;
const echoLimit = 60;

/** What was typed, short and clean enough to be said back: one line, nothing invisible, 60 characters at most. */
export function echo(text: string): string {
  const start = text
    .slice(0, echoLimit * 4)
    .replace(invisible, '')
    .replace(control, ' ');
  const line = start.split(/\s/u).filter(Boolean).join(' ');
  const points = Array.from(line);
  const whole = points.length <= echoLimit && text.length <= echoLimit * 4;
  return whole ? line : `${points.slice(0, echoLimit - 1).join('')}…`;
}

const helpWords = new Set(['help', '--help', '-help', '-h', '-?', '--?']);
/** `help`, `?`, `--help`: a question about the words, never a value. */
export const isHelp = (word: string): boolean => helpWords.has(fold(word)) || /^\?+$/u.test(word);
