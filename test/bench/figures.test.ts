import { describe, expect, test } from 'vitest';
import { figureOf, percentile } from '../../bench/lib/figures.ts';
import { sayMachine } from '../../bench/lib/machine.ts';
import { tableOf } from '../../bench/lib/table.ts';

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
      reference: { name: 'half of it', p50: 25, p99: 30 },
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

describe('what is printed', () => {
  test('is a table that can be pasted into a page, with the reference beside each figure', () => {
    const slow = figureOf({ ...about, samples: hundred, within: () => false });
    const asked = figureOf({ ...about, samples: hundred, within: () => null });
    expect(tableOf([slow, asked]).split('\n')).toEqual([
      '|     | measured | p50   | p99   | reference p50 | p99   | ratio | promise                            |',
      '| --- | -------- | ----- | ----- | ------------- | ----- | ----- | ---------------------------------- |',
      '| B0  | nothing  | 50 ms | 99 ms | 25 ms         | 30 ms | 2     | p50 ≤ 2 × reference: DOES NOT HOLD |',
      '| B0  | nothing  | 50 ms | 99 ms | 25 ms         | 30 ms | 2     | p50 ≤ 2 × reference: not judged    |',
    ]);
  });

  test('says where a machine was busy with other work', () => {
    const machine = { node: 'v24.21.0', processor: 'Any', processors: 2, load: 1.5 };
    expect(sayMachine(machine)).toBe('Node v24.21.0, 2 processors (Any), load 1.5');
    expect(sayMachine({ ...machine, load: 14.8 })).toContain('load 14.8: busy with other work');
  });
});
