import { describe, expect, test } from 'vitest';
import { figureOf, percentile } from '../../bench/lib/figures.ts';

const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
const about = {
  id: 'B0',
  of: 'nothing',
  unit: 'ms',
  budget: 'p50 ≤ 2 × reference',
  reference: { name: 'half of it', samples: [20, 25, 30] },
} as const;

describe('percentiles', () => {
  test('are the nearest rank, of samples in any order', () => {
    expect(percentile(hundred.toReversed(), 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
  });

  test('of nothing are no number, so that nothing can hold by them', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe('a figure', () => {
  test('is judged against the reference of the same run', () => {
    const within = ({ ratio, p99 }: { ratio: number; p99: number }) => ratio <= 2 && p99 < 100;
    expect(figureOf({ ...about, samples: hundred, within })).toEqual({
      id: 'B0',
      of: 'nothing',
      unit: 'ms',
      budget: 'p50 ≤ 2 × reference',
      p50: 50,
      p99: 99,
      reference: { name: 'half of it', p50: 25 },
      ratio: 2,
      holds: true,
      samples: 100,
    });
    const slow = hundred.map((ms) => ms + 1);
    expect(figureOf({ ...about, samples: slow, within }).holds).toBe(false);
  });

  test('does not hold when nothing was measured', () => {
    const within = ({ ratio }: { ratio: number }) => ratio <= 2;
    expect(figureOf({ ...about, samples: [], within }).holds).toBe(false);
  });

  test('of a rate has its slow end low', () => {
    const rate = figureOf({ ...about, samples: hundred, slowest: 'low', within: () => null });
    expect(rate).toMatchObject({ p50: 50, p99: 1, holds: null });
  });
});
