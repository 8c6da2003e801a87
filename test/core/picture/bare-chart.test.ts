import { describe, expect, test } from 'vitest';
import { isBare } from '../../../src/core/picture/chart-words.ts';
import { emptyChart } from '../../../src/core/texts/figure-pages.ts';

const point = { name: '2026q1', p90: null, count: 0 };

describe('a chart of which no value is known', () => {
  test('is bare, bars and trend alike, until one is known', () => {
    const bars = { kind: 'bars', title: 'Held', unit: 'share' } as const;
    expect(isBare({ ...bars, bars: [{ name: 'checkout', value: null }] })).toBe(true);
    expect(isBare({ ...bars, bars: [{ name: 'checkout', value: 0 }] })).toBe(false);
    const trend = { kind: 'trend', title: 'Held', unit: 'ms' } as const;
    expect(isBare({ ...trend, points: [{ ...point, median: null }] })).toBe(true);
    expect(isBare({ ...trend, points: [{ ...point, median: 1 }] })).toBe(false);
  });

  test('says in its place what will fill it', () => {
    expect(emptyChart('Held')).toBe('Held: nothing yet. It is drawn once one of them is known.');
  });
});
