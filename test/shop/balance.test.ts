import { array, assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newBalance } from '../../sandbox/shop/lib/balance.ts';

const picks = (weights: readonly number[], times: number) => {
  const pick = newBalance();
  const backends = weights.map((weight, index) => ({ id: String(index), weight }));
  return Array.from({ length: times }, () => pick(backends)?.id);
};

describe('backends with weights', () => {
  test('equal weights take turns', () => {
    expect(picks([100, 100], 4)).toEqual(['0', '1', '0', '1']);
  });

  test('a weight of 0 is never picked', () => {
    expect(new Set(picks([0, 100], 20))).toEqual(new Set(['1']));
  });

  test('no weight above 0 means that nobody is picked', () => {
    expect(picks([0, 0], 1)).toEqual([undefined]);
  });

  test('a full turn gives each exactly its share', () => {
    const weight = integer({ min: 0, max: 20 });
    assert(
      property(array(weight, { minLength: 1, maxLength: 5 }), (weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const picked = picks(weights, total);
        const shares = weights.map((_, index) => picked.filter((id) => id === String(index)));
        expect(shares.map(({ length }) => length)).toEqual(weights);
      }),
    );
  });
});
