import { describe, expect, test } from 'vitest';
import { usualLook } from '../../src/app/ports/pictures.ts';
import type { Chart } from '../../src/core/picture/chart.ts';
import { chartSvg } from '../../src/pictures/charts/chart.ts';
import { textsIn } from './seen.ts';

const shown = (chart: Chart): readonly string[] => textsIn(chartSvg(chart, usualLook));

const charts = {
  bars: {
    kind: 'bars',
    title: 'Success',
    unit: 'share',
    bars: [
      { name: 'checkout', value: 0.925 },
      { name: 'pricing', value: null },
      { name: 'pricing', value: -0.1 },
    ],
  },
  compared: {
    kind: 'compared',
    title: 'Steps of RB-1',
    unit: 'ms',
    rows: [
      { name: 'Stop charging', predicted: 30_000, actual: 22_000 },
      { name: 'Never ran', predicted: 5_000, actual: null },
    ],
  },
  trend: {
    kind: 'trend',
    title: 'Time to mitigate',
    unit: 'ms',
    points: [
      { name: 'Oct', median: 240_000, p90: 600_000, count: 4 },
      { name: 'Nov', median: null, p90: null, count: 0 },
      { name: 'Dec', median: 180_000, p90: 300_000, count: 7 },
    ],
  },
  spark: { kind: 'spark', title: 'Runs', unit: 'number', values: [1, null, 2.66666] },
} as const satisfies Record<string, Chart>;

describe('a chart', () => {
  test.each(Object.entries(charts))('of %s is the same after others were drawn', (_, chart) => {
    const before = chartSvg(chart, usualLook);
    chartSvg(charts.trend, { ...usualLook, theme: 'dark' });
    expect(chartSvg(chart, usualLook)).toBe(before);
  });

  test('of bars says each value at its name, and never zero for what nobody has', () => {
    expect(shown(charts.bars)).toEqual(
      expect.arrayContaining(['Success', 'checkout', '92.5 %', 'pricing', 'no number', '-10 %']),
    );
  });

  test('that compares says what is hollow and what is filled', () => {
    const texts = shown(charts.compared);
    expect(texts).toEqual(expect.arrayContaining(['30 s', '22 s', '5 s', 'no number']));
    expect(texts.join(' ')).toContain('Hollow, above: predicted');
  });

  test('of a trend has round times at its side and its last values in words', () => {
    const texts = shown(charts.trend);
    expect(texts).toEqual(expect.arrayContaining(['Oct', 'Nov', 'Dec', '2 min', '10 min']));
    expect(texts.join(' ')).toContain('Last (Dec): 3 min and 5 min, out of 7.');
  });

  test('as small as a word says its last value', () => {
    expect(shown(charts.spark)).toEqual(['Runs', 'Last: 2.67.']);
  });

  test.each([
    { kind: 'bars', title: 'None', unit: 'ms', bars: [] },
    { kind: 'compared', title: 'None', unit: 'ms', rows: [] },
    { kind: 'trend', title: 'None', unit: 'ms', points: [] },
    { kind: 'spark', title: 'None', unit: 'ms', values: [null] },
  ] satisfies readonly Chart[])('of $kind without anything says so', (chart) => {
    expect(shown(chart)).toEqual(['None', 'There is nothing to show yet.']);
  });

  test('of very many says how many it leaves out', () => {
    const bars = Array.from({ length: 50 }, (_, index) => ({ name: `s${index}`, value: index }));
    const texts = shown({ ...charts.bars, bars });
    expect(texts).toContain('10 more are not shown.');
    expect(texts).not.toContain('s40');
  });

  test('takes names as words, not as marks of its library', () => {
    const bars = [{ name: '{a|b} <b>x</b>', value: 1 }];
    expect(shown({ ...charts.bars, bars })).toContain('{a|b} <b>x</b>');
  });
});
