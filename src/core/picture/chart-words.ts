import { sayDuration } from '../../lib/durations.ts';
import type { Bars, Trend, Unit } from './chart.ts';

/** `71 %`, `4 min 10 s`, `212`; what nobody has is said to be missing. */
export function valueText(value: number | null | undefined, unit: Unit): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return 'no number';
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  switch (unit) {
    case 'ms':
      return `${sign}${sayDuration(size)}`;
    case 'share':
      return `${sign}${Number((size * 100).toPrecision(3))} %`;
    case 'number':
      return `${sign}${Number.isInteger(size) ? size : Number(size.toPrecision(3))}`;
  }
}

/** Whether none of its values is known. */
export const isBare = (chart: Bars | Trend): boolean =>
  chart.kind === 'bars'
    ? chart.bars.every(({ value }) => value === null)
    : chart.points.every(({ median }) => median === null);

/** So many values can be listened to; a table has all of them. */
const mostSaid = 12;

/** What a chart says, for whoever does not see it: its title and its values, the last ones where there are many. */
export function chartAlt(chart: Bars | Trend): string {
  const said = chart.kind === 'bars' ? barsSaid(chart) : pointsSaid(chart);
  const left = said.length - mostSaid;
  const more = left > 0 ? [`${left} more are in the table`] : [];
  const shown = chart.kind === 'bars' ? said.slice(0, mostSaid) : said.slice(-mostSaid);
  return `${chart.title}: ${[...shown, ...more].join('; ') || 'there is nothing to show yet'}.`;
}

const barsSaid = ({ bars, unit }: Bars): readonly string[] =>
  bars.map(({ name, value }) => `${name} ${valueText(value, unit)}`);

const pointsSaid = ({ points, unit }: Trend): readonly string[] =>
  points.map(
    ({ name, median, p90, count }) =>
      `${name} ${valueText(median, unit)} and ${valueText(p90, unit)} out of ${count}`,
  );
