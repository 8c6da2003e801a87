import type { Look } from '../../app/ports/pictures.ts';
import type { Spark, Trend, Unit } from '../../core/picture/chart.ts';
import { valueText } from '../../core/picture/chart-words.ts';
import { fullWidth, margin } from '../blocks.ts';
import { textWidth } from '../fonts.ts';
import { roundMs } from '../round-times.ts';
import { type Frame, framed, gridOf, labelSize, lettered, nothingToDraw } from './frame.ts';
import { fitting } from './words.ts';

const plotHeight = 420;
const sparkHeight = 120;

type Point = Trend['points'][number];

/** The median as a solid line with disks, the 90th percentile as a dashed one with triangles. */
export function trendSvg({ title, unit, points }: Trend, look: Look): string {
  const known = points.some(({ median, p90 }) => median !== null || p90 !== null);
  if (!known) return nothingToDraw(title, look);
  const option = (frame: Frame, top: number): object => trend(frame, top, { unit, points });
  const last = points.at(-1);
  const now =
    last === undefined
      ? ''
      : ` Last (${last.name}): ${valueText(last.median, unit)} and ${valueText(last.p90, unit)}, out of ${last.count}.`;
  const key = `Solid with disks: median. Dashed with triangles: 90th percentile.${now}`;
  return framed({ title, key, height: plotHeight, option }, look);
}

type Plotted = { readonly unit: Unit; readonly points: readonly Point[] };

function trend(frame: Frame, top: number, { unit, points }: Plotted): object {
  const most = Math.max(...points.flatMap(({ median, p90 }) => [median ?? 0, p90 ?? 0]), 0);
  const left = margin + textWidth(valueText(most, unit), labelSize) + 60;
  const line = (key: 'median' | 'p90', style: object): object => ({
    type: 'line',
    data: points.map((point) => point[key] ?? '-'),
    symbolSize: frame.px(14),
    showAllSymbol: true,
    ...style,
  });
  const { median, p90 } = styles(frame);
  return {
    grid: gridOf(frame, top + 20, left, 70),
    ...axes(frame, { unit, points }, most),
    series: [line('median', median), line('p90', p90)],
  };
}

/** The two lines differ in stroke and sign, not in color alone. */
function styles({ theme, px }: Frame): Readonly<Record<'median' | 'p90', object>> {
  const { fill } = theme.tones.work;
  return {
    median: {
      symbol: 'circle',
      itemStyle: { color: fill },
      lineStyle: { color: fill, width: px(5) },
    },
    p90: {
      symbol: 'triangle',
      itemStyle: { color: theme.text },
      lineStyle: { color: theme.text, width: px(4), type: [px(12), px(8)] },
    },
  };
}

function axes(frame: Frame, { unit, points }: Plotted, most: number): object {
  const { theme, px } = frame;
  const names = points.map(({ name }) => fitting(name, labelSize, 300));
  const label = lettered(frame, theme.soft);
  return {
    xAxis: {
      type: 'category',
      // Two points of the same name are two points.
      data: names.map((_, index) => index),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.line, width: px(2) } },
      axisLabel: {
        ...label,
        hideOverlap: true,
        formatter: (at: string) => names[Number(at)] ?? '',
      },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      ...(unit === 'ms' && roundScale(most)),
      splitLine: { lineStyle: { color: theme.line, width: px(2) } },
      axisLabel: { ...label, formatter: (value: number) => valueText(value, unit) },
    },
  };
}

/** Ticks at round times, and the last one at the end of the axis: else it ends at a crooked one. */
function roundScale(most: number): object {
  const interval = roundMs.find((step) => most / step <= 5);
  return interval === undefined ? {} : { interval, max: Math.ceil(most / interval) * interval };
}

/** A line without axes; its last value stands beside it in words. */
export function sparkSvg({ title, unit, values }: Spark, look: Look): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return nothingToDraw(title, look);
  const last = valueText(values.at(-1), unit);
  const option = (frame: Frame, top: number): object => {
    const color = frame.theme.tones.work.fill;
    const [least, most] = [Math.min(...known), Math.max(...known)];
    return {
      grid: {
        ...gridOf(frame, top, margin),
        right: frame.px(margin),
        width: frame.px(fullWidth - 2 * margin),
      },
      xAxis: { type: 'category', show: false, data: values.map((_, index) => index) },
      yAxis: { type: 'value', show: false, min: least, max: most === least ? least + 1 : most },
      series: [
        {
          type: 'line',
          data: values.map((value) => value ?? '-'),
          symbol: 'circle',
          symbolSize: frame.px(10),
          showAllSymbol: true,
          itemStyle: { color },
          lineStyle: { color, width: frame.px(5) },
        },
      ],
    };
  };
  return framed({ title, key: `Last: ${last}.`, height: sparkHeight, option }, look);
}
