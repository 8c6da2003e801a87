import type { Look } from '../../app/ports/pictures.ts';
import type { Bars, Compared, Unit } from '../../core/picture/chart.ts';
import { valueText } from '../../core/picture/chart-words.ts';
import { fullWidth, margin } from '../blocks.ts';
import { textWidth } from '../fonts.ts';
import { type Frame, framed, gridOf, labelSize, lettered, nothingToDraw } from './frame.ts';
import { fitting } from './words.ts';

const longestName = 460;
const rowHeight = 56;
const pairHeight = 96;
const mostRows = 40;

type Series = { readonly values: readonly (number | null)[]; readonly look: object };
type Rows = {
  readonly unit: Unit;
  readonly names: readonly string[];
  readonly series: readonly Series[];
};

/** Names to the left, bars from there, and at the end of each its value in words. */
export function barsSvg({ title, unit, bars }: Bars, look: Look): string {
  if (bars.length === 0) return nothingToDraw(title, look);
  const shown = bars.slice(0, mostRows);
  const option = (frame: Frame, top: number): object =>
    rows(frame, top, {
      unit,
      names: shown.map(({ name }) => name),
      series: [
        { values: shown.map(({ value }) => value), look: { color: frame.theme.tones.work.fill } },
      ],
    });
  const left = bars.length - shown.length;
  const key = left === 0 ? {} : { key: `${left} more are not shown.` };
  return framed({ title, ...key, height: rowHeight * shown.length + 30, option }, look);
}

/** What was predicted stands hollow above what came. */
export function comparedSvg({ title, unit, rows: all }: Compared, look: Look): string {
  if (all.length === 0) return nothingToDraw(title, look);
  const shown = all.slice(0, mostRows);
  const left = all.length - shown.length;
  const option = (frame: Frame, top: number): object => {
    const { theme, px } = frame;
    const hollow = { color: theme.background, borderColor: theme.soft, borderWidth: px(3) };
    return rows(frame, top, {
      unit,
      names: shown.map(({ name }) => name),
      series: [
        { values: shown.map(({ predicted }) => predicted), look: hollow },
        { values: shown.map(({ actual }) => actual), look: { color: theme.tones.work.fill } },
      ],
    });
  };
  const more = left === 0 ? '' : ` ${left} more are not shown.`;
  const key = `Hollow, above: predicted. Filled, below: as it came.${more}`;
  return framed({ title, key, height: pairHeight * shown.length + 30, option }, look);
}

function rows(frame: Frame, top: number, { unit, names, series }: Rows): object {
  const { px } = frame;
  const cut = names.map((name) => fitting(name, labelSize, longestName));
  const left = margin + Math.max(...cut.map((name) => textWidth(name, labelSize))) + 20;
  const all = series.flatMap(({ values }) => values).map((value) => value ?? 0);
  const [least, most] = [Math.min(0, ...all), Math.max(0, ...all)];
  const label = Math.max(
    ...series.flatMap(({ values }) =>
      values.map((value) => textWidth(valueText(value, unit), labelSize)),
    ),
  );
  // The longest bar leaves room for its value behind it.
  const room = (fullWidth - left - margin) / Math.max(fullWidth - left - margin - label - 20, 100);
  return {
    grid: gridOf(frame, top, left),
    xAxis: { type: 'value', show: false, min: least, max: most === 0 ? 1 : most * room },
    yAxis: {
      type: 'category',
      inverse: true,
      // Two rows of the same name are two rows.
      data: cut.map((_, index) => index),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: frame.theme.line, width: px(2) } },
      axisLabel: { ...lettered(frame), interval: 0, margin: px(14), formatter: named(cut) },
    },
    series: series.map((one) => barSeries(frame, unit, one)),
  };
}

const named =
  (names: readonly string[]) =>
  (at: string): string =>
    names[Number(at)] ?? '';

const barSeries = (frame: Frame, unit: Unit, { values, look }: Series): object => ({
  type: 'bar',
  barWidth: frame.px(30),
  barGap: '15%',
  data: values.map((value) => ({
    value: value ?? 0,
    label: { formatter: valueText(value, unit) },
  })),
  itemStyle: look,
  label: { show: true, position: 'right', distance: frame.px(8), ...lettered(frame) },
});
