import { describe, expect, test } from 'vitest';
import { chartAlt, valueText } from '../../../src/core/picture/chart-words.ts';

describe('a chart in words', () => {
  test('says its title and each bar; what nobody has is no zero', () => {
    const bars = [
      { name: 'checkout', value: 0.714 },
      { name: 'search', value: null },
    ];
    expect(chartAlt({ kind: 'bars', title: 'Success', unit: 'share', bars })).toBe(
      'Success: checkout 71.4 %; search no number.',
    );
  });

  test('says of a trend the last points, and that a table has more', () => {
    const points = Array.from({ length: 13 }, (_, index) => ({
      name: `q${index}`,
      median: 1_000 * index,
      p90: 60_000,
      count: 2,
    }));
    const said = chartAlt({ kind: 'trend', title: 'Latency', unit: 'ms', points });
    expect(said).not.toContain('q0 ');
    expect(said).toMatch(
      /^Latency: q1 1 s and 1 min out of 2; .*q12 12 s .*; 1 more are in the table\.$/u,
    );
  });

  test('without any value says so', () => {
    expect(chartAlt({ kind: 'bars', title: 'Success', unit: 'share', bars: [] })).toBe(
      'Success: there is nothing to show yet.',
    );
  });

  test.each([
    [-90_000, 'ms', '-1 min 30 s'],
    [1.234_5, 'number', '1.23'],
    [212, 'number', '212'],
    [Number.NaN, 'number', 'no number'],
    [undefined, 'ms', 'no number'],
  ] as const)('%s in %s is %s', (value, unit, said) => {
    expect(valueText(value, unit)).toBe(said);
  });
});
