import type { Order } from '../../src/core/orders.ts';
import { ok, type Result } from '../../src/lib/result.ts';
import { type Slip, slip } from '../misread.ts';
import { fold } from '../spelling.ts';
import type { Known, Reading, Spot } from '../verb.ts';
import { nextWord, type Word } from '../words.ts';
import { mostTargets, targetOf, tooManyTargets, unknownService } from './targets.ts';
import { optionalText } from './text.ts';

const reason = optionalText({ field: 'reason', what: 'a reason', inQuotes: true });

/** A sign and a service. What begins with a digit is a target only where it says so with an @: `-5 %` is text. */
const change = /^(?<sign>[+\-\u2010-\u2015\u2212])(?:\p{L}|\d.*@)/u;

type Changes = { readonly add: readonly string[]; readonly remove: readonly string[] };

/** `+svc@env -svc@env`, then the reason. */
export function readScope(spot: Spot, known: Known): Reading {
  const read = readChanges(spot, known);
  if (!read.ok) return read;
  const { at, ...changes } = read.value;
  if (changes.add.length + changes.remove.length === 0) {
    return slip('MissingArgument', 'It needs a service with + to add it or - to remove it.');
  }
  const said = reason.read({ ...spot, at }, known);
  return said.ok ? ok({ kind: 'scope', ...changes, reason: said.value.value }) : said;
}

function readChanges(
  { line, at }: Spot,
  known: Known,
): Result<Changes & { readonly at: number }, Slip> {
  const add: string[] = [];
  const remove: string[] = [];
  for (let next = at; ; ) {
    const word = nextWord(line, next);
    const sign = word && signOf(word);
    if (word === undefined || sign === undefined) return ok({ add, remove, at: next });
    const target = targetIn(line, unsigned(word), known);
    if (!target.ok) return target;
    const some = sign === '+' ? add : remove;
    if (some.length === mostTargets) return tooManyTargets();
    some.push(target.value);
    next = word.end;
  }
}

const signOf = ({ quoted, text }: Word): string | undefined =>
  quoted ? undefined : change.exec(text)?.groups?.['sign'];

const unsigned = (word: Word): Word => ({
  ...word,
  text: word.text.slice(1),
  start: word.start + 1,
});

function targetIn(line: string, word: Word, known: Known): Result<string, Slip> {
  const found = targetOf(line, word, known);
  if (found !== undefined) return found;
  const service = fold(word.text);
  return known.services.length === 0
    ? ok(`${service}@${known.defaultEnvironment}`)
    : unknownService(line, word, known, { service, suffix: '' });
}

/** The same as it may be typed. */
export function sayScope(order: Order): string | undefined {
  if (order.kind !== 'scope') return undefined;
  const { add, remove } = order;
  return [
    ...add.map((target) => `+${target}`),
    ...remove.map((target) => `-${target}`),
    ...(order.reason === undefined ? [] : [reason.write(order.reason)]),
  ].join(' ');
}
