import { instant, millis } from '../../core/ids.ts';
import { inUtc } from '../../core/texts/moments.ts';
import type { SayMoment } from '../../core/texts/voice.ts';

/** Digits that nobody sees, and what ends them. Texts of people lose them with all else that is invisible. */
const digits = 0xe0030;
const end = '\u{E007F}';
const marked =
  /(?<seconds>[\u{E0030}-\u{E0039}]{1,11})\u{E007F}(?<words>(?:(?<day>\d{4}-\d\d-\d\d) )?(?<time>\d\d:\d\d(?::\d\d)?) UTC)/gu;

/**
 * A moment in words that every place shows as they are, in UTC, with a mark in front of them by which Slack's markup says
 * it in the reader's own zone. Where the mark gets lost the words are left, and they are right.
 */
export const slackMoment: SayMoment = (at, how) => {
  const seconds = Math.floor(millis(at) / 1_000);
  const mark = Array.from(String(seconds), (digit) => String.fromCodePoint(digits + Number(digit)));
  return seconds < 0 ? inUtc(at, how) : `${mark.join('')}${end}${inUtc(at, how)}`;
};

/** The same text without marks, where it goes into a field from which people send it back. */
export const unmarked = (text: string): string => text.replace(marked, '$<words>');

/** No token of ours is longer than this. */
export const tokenLength = 90;

/**
 * The text with each marked moment replaced. A mark before other words than those of its own moment is none: nobody can
 * make a time show that is not the one that stands there.
 */
export const replaceMoments = (text: string, by: (token: string) => string): string =>
  text.replace(marked, (all: string, ...found: readonly unknown[]) => {
    const { seconds = '', words = '', day, time = '' } = groupsIn(found.at(-1));
    const said = Array.from(seconds, (digit) => (digit.codePointAt(0) ?? digits) - digits).join('');
    const iso = instant(Number(said) * 1_000);
    const isTrue = iso.slice(11).startsWith(time) && (day === undefined || iso.startsWith(day));
    return isTrue ? by(`<!date^${said}^${formOf(day, time)}|${words}>`) : all;
  });

/** A moment of today needs no day: the words have none either, and Slack shows beside a message when it was posted. */
const formOf = (day: string | undefined, time: string): string =>
  `${day === undefined ? '' : '{date_short_pretty} '}${time.length > 5 ? '{time_secs}' : '{time}'}`;

type Groups = Readonly<Record<string, string | undefined>>;
const groupsIn = (value: unknown): Groups =>
  typeof value === 'object' && value !== null ? { ...value } : {};
