import type { Point, Reading } from '../../core/account/evidence.ts';
import { millis } from '../../core/ids.ts';
import { checkNames, limitText, pointText } from '../../core/texts/incident-page.ts';
import { html, type Markup } from './markup.ts';
import { clockIn, type Look } from './words.ts';

const size = { width: 640, height: 190 } as const;
const plot = { left: 12, right: 628, top: 34, bottom: 150 } as const;
/** More than these are drawn as their line alone. */
const mostDots = 60;

type Scale = { readonly x: (at: string) => number; readonly y: (value: number) => number };

function scaleOf(points: readonly Point[], limit: number | undefined): Scale {
  const values = [...points.map(({ value }) => value), ...(limit === undefined ? [] : [limit])];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const times = points.map(({ at }) => millis(at));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const share = (part: number, whole: number): number => (whole === 0 ? 0.5 : part / whole);
  const round = (length: number): number => Math.round(length * 10) / 10;
  return {
    x: (at) => round(plot.left + share(millis(at) - from, to - from) * (plot.right - plot.left)),
    y: (value) =>
      round(plot.bottom - share(value - least, most - least) * (plot.bottom - plot.top)),
  };
}

/** A number that the readings are to stay on one side of, in words and as a line. */
type Limit = { readonly value: number; readonly says: string };

function limitOf(reading: Reading | undefined): Limit | undefined {
  const says = reading && limitText(reading);
  return says !== undefined && typeof reading?.value === 'number'
    ? { value: reading.value, says }
    : undefined;
}

/** `lowest 4.4 %, highest 7.3 %, wanted at most 1 %` */
function rangeText(points: readonly Point[], limit: Limit | undefined): string {
  const texts = points.toSorted((a, b) => a.value - b.value).map(pointText);
  const range = `lowest ${texts[0]}, highest ${texts.at(-1)}`;
  return limit === undefined ? range : `${range}, ${limit.says}`;
}

/** What a check read over time, with its limit as a broken line. Each reading holds until the next one; the table below says the same. */
export function readingsChart(
  points: readonly Point[],
  reading: Reading | undefined,
  look: Look,
): Markup | undefined {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === first || last === undefined) return undefined;
  const limit = limitOf(reading);
  const scale = scaleOf(points, limit?.value);
  const range = rangeText(points, limit);
  const told = [first, last].map((one) => `${pointText(one)} at ${clockIn(one.at, look)}`);
  return html`<figure class="wide" tabindex="0" aria-label="${checkNames.numbers}"><svg class="readings" role="img" aria-label="${told.join(', ')}, ${range}" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}">
<text x="${plot.left}" y="18">${range}</text>
${limit && html`<path class="limit" d="M${plot.left} ${scale.y(limit.value)} H${plot.right}"/>`}
<path class="line" d="${lineOf(points, scale)}"/>
${points.length <= mostDots && points.map(({ at, value }) => html`<circle cx="${scale.x(at)}" cy="${scale.y(value)}" r="4"/>`)}
<text x="${plot.left}" y="176">${clockIn(first.at, look)}</text><text class="end" x="${plot.right}" y="176">${clockIn(last.at, look)}</text></svg></figure>`;
}

const lineOf = (points: readonly Point[], { x, y }: Scale): string =>
  points
    .map(({ at, value }, index) =>
      index === 0 ? `M${x(at)} ${y(value)}` : `H${x(at)} V${y(value)}`,
    )
    .join(' ');
