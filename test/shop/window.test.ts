import { describe, expect, test } from 'vitest';
import { newWindow } from '../../sandbox/shop/lib/window.ts';

describe('a window of outcomes', () => {
  test('an empty one has no rate: no data is not success', () => {
    expect(newWindow(1_000).rate(0, 1_000)).toBeNull();
  });

  test('the rate is the share of successes of the last seconds', () => {
    const window = newWindow(10_000);
    for (const [atMs, succeeded] of [
      [0, false],
      [6_000, true],
      [7_000, false],
    ] as const)
      window.add(atMs, succeeded);
    expect(window.rate(7_000, 10_000)).toBeCloseTo(1 / 3);
    expect(window.rate(7_000, 5_000)).toBe(0.5);
    expect(window.count(11_500, 5_000)).toBe(1);
  });

  test('what is older than the window is forgotten', () => {
    const window = newWindow(1_000);
    window.add(0, false);
    window.add(2_000, true);
    expect(window.rate(2_000, 60_000)).toBe(1);
  });
});
