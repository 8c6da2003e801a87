import { describe, expect, test } from 'vitest';
import { sayDuration, sayLasted, sayTook } from '../../src/lib/durations.ts';

describe('what was measured', () => {
  test('was at once below a second, and is no number of milliseconds', () => {
    expect([0, 999].map(sayLasted)).toEqual(['at once', 'at once']);
    expect([0, 999].map(sayTook)).toEqual(['less than 1 s', 'less than 1 s']);
  });

  test('is a length like any other from a second on', () => {
    for (const ms of [1_000, 250_000]) {
      expect([sayLasted(ms), sayTook(ms)]).toEqual([sayDuration(ms), sayDuration(ms)]);
    }
  });
});

describe('what somebody set', () => {
  test('is said to the millisecond', () => {
    expect(sayDuration(500)).toBe('500 ms');
  });
});
