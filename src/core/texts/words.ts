import { sayTook } from '../../lib/durations.ts';
import type { Mode } from '../envelope.ts';
import { type Instant, millis, type PersonId } from '../ids.ts';
import { inUtc } from './moments.ts';
import type { Voice } from './voice.ts';

/** What tears lines apart, hides, or turns the reading direction: never part of a line. What joins letters and emoji is. */
const unprintable = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}])+/gu;

/** Nearly every text there is: words of plain letters with one blank between them. Nothing is unprintable in it. */
const plain = /^[!-~]+(?: [!-~]+)*$/u;

/** Text of unknown origin as one clean line of at most `most` characters. */
export function oneLine(text: string, most = 300): string {
  if (plain.test(text)) return shortened(text, most);
  return shortened(text.replace(unprintable, ' ').replace(/\s+/gu, ' ').trim(), most);
}

/** A line of ours of at most `most` characters: what it is made of is clean already. */
export function shortened(line: string, most: number): string {
  if (line.length <= most) return line;
  const letters = Array.from(line.slice(0, most * 2));
  return letters.length <= most && line.length <= most * 2
    ? line
    : `${letters.slice(0, most).join('').trimEnd()}…`;
}

/** At most `most` words of it. */
export function fewWords(text: string, most: number, letters = 60): string {
  return firstWords(oneLine(text, letters), most);
}

/** At most `most` words of a line of ours. */
export function firstWords(line: string, most: number): string {
  const words = line.split(' ');
  return words.length <= most ? line : `${words.slice(0, most).join(' ')}…`;
}

/** `a, b and c`; more than `most` are counted: `a, b and 3 more`. */
export function list(items: readonly string[], most = 8, last = 'and'): string {
  const shown = items.length > most ? items.slice(0, most - 1) : items;
  const more = items.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  const end = all.at(-1) ?? 'none';
  return all.length < 2 ? end : `${all.slice(0, -1).join(', ')} ${last} ${end}`;
}

/** `1 step`, `3 steps`. */
export const count = (amount: number, one: string, many = `${one}s`): string =>
  `${amount} ${amount === 1 ? one : many}`;

/** `03:01 UTC`; on another day than today `2026-11-20 03:01 UTC`. In the zone of the reader where the voice knows it. */
export const clock = (at: Instant, { now, moment = inUtc }: Speaking): string =>
  moment(at, { now, seconds: false });

/** The same to the second, for what is over within minutes. */
export const clockSeconds = (at: Instant, { now, moment = inUtc }: Speaking): string =>
  moment(at, { now, seconds: true });

/** The same with its day, whatever day it is: `2026-03-01 23:10 UTC`. */
export const dated = (at: Instant, { moment = inUtc }: Pick<Voice, 'moment'>): string =>
  moment(at, { now: undefined, seconds: false });

type Speaking = Pick<Voice, 'now' | 'moment'>;

/** How long it is from one moment to another; nothing is ever less than zero. */
export const between = (from: Instant, to: Instant): string =>
  sayTook(Math.max(0, millis(to) - millis(from)));

/** How long ago, in words that need no milliseconds. */
export const ago = (at: Instant, { now }: Pick<Voice, 'now'>): string =>
  millis(now) - millis(at) < 1_000 ? 'just now' : `${between(at, now)} ago`;

export const person = (who: PersonId, voice: Voice): string => oneLine(voice.name(who), 60);
export const people = (who: readonly PersonId[], voice: Voice): string =>
  list(who.map((one) => person(one, voice)));

export const capital = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** What somebody typed, between quotes and cut to a length that a line can bear. */
export const quoted = (said: string): string => `"${oneLine(said, 60)}"`;

/** A sentence that ends as sentences do, whatever stands at its end. */
export const sentence = (text: string): string => (/[.?!…]["')]?$/u.test(text) ? text : `${text}.`);

/** Sentences in a row; what is not there is left out. */
export const sentences = (...parts: readonly (string | undefined)[]): string =>
  parts.flatMap((part) => (part === undefined || part === '' ? [] : [sentence(part)])).join(' ');

/** A title often begins with the target, which stands in front of it already. */
export const withoutTarget = (title: string, targets: readonly string[]): string => {
  const target = targets.find((one) => title.startsWith(one));
  return target === undefined ? title : title.slice(target.length).replace(/^[\s:,–-]+/u, '');
};

/** What is shouted of an exercise, and of what is not ours: a tabletop is a drill to everybody who looks on. */
export const loud = (mode: Exclude<Mode, 'live'>): string =>
  mode === 'tabletop' ? 'DRILL TABLETOP' : mode.toUpperCase();

/** An exercise shouts before anything else is said of it: `DRILL: `; nothing for a live incident. */
export const shout = (mode: Mode): string => (mode === 'live' ? '' : `${loud(mode)}: `);
