import type { Order } from '../src/core/orders.ts';
import { ok, type Result } from '../src/lib/result.ts';
import { help } from './incident/help.ts';
import { verbAt } from './lookup.ts';
import type { Misread } from './misread.ts';
import { type Guess, type Miss, unknownCommand, unknownWord } from './misses.ts';
import { lineTooLong, orderOf } from './orders.ts';
import { echo, fold, isHelp } from './spelling.ts';
import { meansStop } from './stopping.ts';
import { type Family, families, type Known, type Verb } from './verb.ts';
import { bareWord, nextWord, skipBlanks } from './words.ts';

/** More than the longest order needs, twenty targets and 4,000 characters of text with all of them in need of an escape. */
const lineLimit = 12_000;

/**
 * What a whole line orders, as typed: `/rollback go RB-17`, with or without the slash, under the configured name of the
 * command or its own. Answers a misread, never throws, and is linear in the length of the line.
 */
export function read(text: string, known: Known): Order | Misread {
  const line = text.toWellFormed();
  const head = bareWord(line, 0);
  const family = head && familyOf(head.text, known);
  const tail = head === undefined ? '' : line.slice(skipBlanks(line, head.end));
  // Before anything else, also before the length is looked at.
  if (family === 'rollback' && meansStop(tail, known)) return { kind: 'stop' };
  const answer = interpret(line, family && { family, tail }, known);
  return answer.ok ? answer.value : misread(line, answer.error, known);
}

/** True for an answer of `read` that orders nothing. */
export const isMisread = (answer: Order | Misread): answer is Misread => !('kind' in answer);

function familyOf(head: string, { names }: Known): Family | undefined {
  const said = fold(head.startsWith('/') ? head.slice(1) : head);
  return (
    families.find((family) => names[family].toLowerCase() === said) ??
    families.find((family) => family === said)
  );
}

function interpret(line: string, guess: Guess | undefined, known: Known): Result<Order, Miss> {
  if (line.length > lineLimit) {
    return missed(lineTooLong(line.length, lineLimit).error, guess?.family);
  }
  return guess === undefined ? unknownCommand(line, known) : order(guess, known);
}

/** What the words after a command's name order. */
function order({ family, tail }: Guess, known: Known): Result<Order, Miss> {
  const first = nextWord(tail, 0);
  if (first !== undefined && isHelp(first.text))
    return helpWith(family, tail.slice(first.end), known);
  const found = verbAt(family, tail, known);
  if (found === undefined) return unknownWord({ family, tail }, known);
  const { verb, at } = found;
  if (asksForHelp(tail, at)) return helpWith(family, verb.word, known);
  const draft = verb.parse({ line: tail, at, options: [] }, known);
  const reading = draft.ok ? orderOf(draft.value) : draft;
  return reading.ok ? reading : missed(reading.error, family, verb);
}

function missed(
  { corrections, ...slip }: { corrections: readonly string[] } & Pick<Miss, 'code' | 'problem'>,
  family: Family = 'incident',
  verb?: Verb,
): { readonly ok: false; readonly error: Miss } {
  const guesses = corrections.map((tail) => ({ family, tail }));
  return { ok: false, error: { ...slip, guesses, family, ...(verb && { verb }) } };
}

/** `/rollback go help`, `/incident note ?`: the one word that is left asks. */
function asksForHelp(tail: string, at: number): boolean {
  const word = nextWord(tail, at);
  const alone = word !== undefined && nextWord(tail, word.end) === undefined;
  return alone && !word.quoted && isHelp(word.text);
}

/** Help belongs to the incident command; under another one it says which. */
function helpWith(family: Family, about: string, known: Known): Result<Order, Miss> {
  const draft = help.parse({ line: about, at: 0, options: [] }, known);
  const said = draft.ok ? draft.value['about'] : undefined;
  const whole = typeof said === 'string' ? said : '';
  if (family !== 'incident') return ok({ kind: 'help', about: `${family} ${whole}`.trim() });
  return ok(said === undefined ? { kind: 'help' } : { kind: 'help', about: whole });
}

function misread(line: string, miss: Miss, known: Known): Misread {
  const best = corrected(miss.guesses, known, 2);
  const verb = best?.verb ?? miss.verb;
  const name = `/${known.names[miss.family]}`;
  return {
    code: miss.code,
    said: echo(line),
    problem: miss.problem,
    ...(best && { nearest: best.text }),
    usage: verb === undefined ? `${name} help` : usageOf(verb, known),
    dangerous: verb?.danger ?? false,
  };
}

/** How the verb is typed here, under the configured name of its command. */
export const usageOf = (verb: Verb, { names }: Pick<Known, 'names'>): string =>
  `/${names[verb.family]} ${verb.usage}`;

type Correction = { readonly text: string; readonly verb?: Verb };

/** The first guess that reads as an order; if none does, the first that does after a second correction. */
function corrected(guesses: readonly Guess[], known: Known, more: number): Correction | undefined {
  const answers = guesses.map((guess) => ({ ...guess, answer: order(guess, known) }));
  const read = answers.find(({ answer }) => answer.ok);
  if (read !== undefined) {
    const text = `/${known.names[read.family]} ${read.tail}`.trim();
    const verb = verbAt(read.family, read.tail, known)?.verb;
    return { text, ...(verb && { verb }) };
  }
  const better = answers.flatMap(({ answer }) => (answer.ok ? [] : answer.error.guesses));
  return more > 0 && better.length > 0 ? corrected(better, known, more - 1) : undefined;
}
