import { within } from '../limits/cut.ts';
import { replaceMoments, tokenLength } from './moments.ts';

/** What tears lines apart, or hides and turns what stands around it. Line breaks and what joins letters and emoji stay. */
const control = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/gu;
/** Colors and cursor movements of terminals. */
const terminal = /(?!\n)\p{Cc}\[[\d;?]*[A-Za-z]/gu;
const invisible = /(?![\u200c\u200d])\p{Cf}/gu;
const rightToLeft =
  '[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Syriac}\\p{Script=Thaana}\\p{Script=Nko}\\p{Script=Adlam}]';
const rightToLeftRun = new RegExp(`${rightToLeft}+(?:[^\\n\`\\p{L}]+${rightToLeft}+)*`, 'gu');
const isolate = { start: '\u2068', end: '\u2069' };

/** A command to type, as our texts write one. Any other backtick is nobody's markup. */
const command = /`\/[a-z][\w-]*(?: [^`\n]*)?`/gu;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Text that shows as what it is and changes nothing around it: no control characters, and what is written from right
 * to left isolated.
 */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replace(terminal, '')
    .replace(control, ' ')
    .replace(invisible, '')
    .replace(rightToLeftRun, (run) => `${isolate.start}${run}${isolate.end}`);

const escape = (text: string): string =>
  text.replace(/[&<>]/gu, (character) => entities[character] ?? character);

/**
 * Text of any origin as Slack's markup of at most `most` characters. Commands of ours stay code; mentions, links and
 * code that somebody typed stay text. Moments show in the zone of whoever reads.
 */
export function mrkdwn(text: string, most: number): string {
  const tokens: string[] = [];
  const held = replaceMoments(text.replaceAll(holder, ''), (token) => {
    tokens.push(token);
    return holder;
  });
  const fits = closed(within(clean(held), most - 1, markupLength));
  const ends = [...fits.matchAll(command)];
  let at = 0;
  const pieces = ends.flatMap((match) => {
    const before = fits.slice(at, match.index);
    at = match.index + match[0].length;
    return [before.replaceAll('`', "'"), match[0]];
  });
  const shown = escape(visible([...pieces, fits.slice(at).replaceAll('`', "'")].join('')));
  return shown.replaceAll(holder, () => tokens.shift() ?? '');
}

/** Stands for a moment while a text is cut, so that no token is cut in two. Unicode gives it to nobody else. */
const holder = '\u{FDD0}';

const markupLength = (grapheme: string): number =>
  escape(grapheme).length + (grapheme.includes(holder) ? tokenLength : 0);

/** Text of any origin for what takes no markup, of at most `most` characters. */
export const plain = (text: string, most: number): string =>
  visible(closed(within(clean(text), most - 1, (grapheme) => grapheme.length)));

/** Slack refuses empty texts: what shows nothing shows a dash. */
const visible = (text: string): string => (/[^\s\p{Cf}]/u.test(text) ? text : '–');

/** An isolation whose end was cut off gets it back. */
const closed = (text: string): string =>
  text.lastIndexOf(isolate.start) > text.lastIndexOf(isolate.end) ? `${text}${isolate.end}` : text;

/** For titles of plans and tasks, of which Slack does not say whether they take markup: nothing in them can be any. */
export const bare = (text: string, most: number): string =>
  plain(text, most).replaceAll('<', '‹').replaceAll('>', '›').replaceAll('`', "'");

const utf8 = (text: string): number => Buffer.byteLength(text, 'utf8');

/** The text that stands for a whole message where blocks are not shown: at most `most` bytes. */
export const fallback = (text: string, most: number): string =>
  escape(closed(within(clean(text), most - 3, (grapheme) => utf8(escape(grapheme)))));

const account = /^[UW][A-Z0-9]{1,40}$/u;
const channel = /^[CGD][A-Z0-9]{1,40}$/u;

/** A mention of this Slack user; nothing for what is no user's id. */
export const mention = (user: string): string => (account.test(user) ? `<@${user}>` : '');

/** Mentions in a row. */
export const mentions = (users: readonly string[]): string =>
  users
    .map(mention)
    .filter((one) => one !== '')
    .join(' ');

/** A link to a channel; nothing for what is no channel's id. */
export const channelLink = (id: string | undefined): string =>
  id !== undefined && channel.test(id) ? `<#${id}>` : '';
