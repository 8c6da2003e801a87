import type { Instant } from '../../core/ids.ts';
import { instant, millis } from '../../core/ids.ts';
import { type Hole, html, type Markup } from './markup.ts';

/** In which zone the reader lives, and what moment the page says. */
export type Look = { readonly zone: string; readonly now: Instant };

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(at: Instant, zone: string): ReadonlyMap<string, string> {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    });
  formats.set(zone, format);
  return new Map(format.formatToParts(millis(at)).map(({ type, value }) => [type, value]));
}

type Precision = 'minute' | 'second';

/** `05:01 GMT+2`, on another day than the page's `2026-11-20 05:01 GMT+2`. */
function shown(at: Instant, { zone, now }: Look, precision: Precision): string {
  const part = partsOf(at, zone);
  const today = partsOf(now, zone);
  const day = (of: ReadonlyMap<string, string>): string =>
    ['year', 'month', 'day'].map((name) => of.get(name)).join('-');
  const clock = [part.get('hour'), part.get('minute')];
  if (precision === 'second') clock.push(part.get('second'));
  const before = day(part) === day(today) ? '' : `${day(part)} `;
  return `${before}${clock.join(':')} ${part.get('timeZoneName')}`;
}

/** A moment in the reader's zone as plain text, for places that hold no markup. */
export const clockIn = (at: Instant, look: Look): string => shown(at, look, 'second');

/** A moment in the reader's zone, with the exact one behind it. */
export const moment = (at: Instant, look: Look, precision: Precision = 'minute'): Markup =>
  html`<time datetime="${at}" title="${at}">${shown(at, look, precision)}</time>`;

const marked =
  /`(?<command>[^`\n]+)`|(?<url>https?:\/\/[^\s<>"'`|]*[^\s<>"'`|.,;:!?)\]])|(?:(?<day>\d{4}-\d{2}-\d{2}) )?(?<clock>(?:[01]\d|2[0-3]):[0-5]\d) UTC/gu;

/**
 * A sentence of the catalog: its commands as code, addresses as links, and its clock times, which it writes in UTC, in the reader's zone.
 * `base` is the moment whose day a time without one means.
 */
export function said(text: string, look: Look, base: Instant = look.now): Markup {
  let at = 0;
  const pieces = [...text.matchAll(marked)].flatMap((match) => {
    const { command, url, day = base.slice(0, 10), clock } = match.groups ?? {};
    const before = text.slice(at, match.index);
    at = match.index + match[0].length;
    return [before, pieceOf({ command, url, day, clock }, match[0], look)];
  });
  return html`${[...pieces, text.slice(at)]}`;
}

type Marked = Readonly<Record<'command' | 'url' | 'day' | 'clock', string | undefined>>;

function pieceOf({ command, url, day, clock }: Marked, whole: string, look: Look): Hole {
  if (command !== undefined) return html`<code>${command}</code>`;
  // It may be anybody's: where it leads learns nothing of where it stood.
  if (url !== undefined)
    return html`<a href="${url}" rel="noopener noreferrer nofollow">${url}</a>`;
  const ms = Date.parse(`${day}T${clock}:00.000Z`);
  return Number.isNaN(ms) ? whole : moment(instant(ms), look);
}

/** Sentences under a heading; nothing where there are none. */
export const listed = (
  heading: string,
  lines: readonly string[],
  look: Look,
): Markup | undefined =>
  lines.length === 0
    ? undefined
    : html`<h3>${heading}</h3>
        <ul>
          ${lines.map((line) => html`<li>${said(line, look)}</li>`)}
        </ul>`;
