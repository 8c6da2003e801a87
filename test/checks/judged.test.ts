import { describe, expect, test } from 'vitest';
import { judged } from '../../src/checks/judged.ts';

describe('a figure that was measured', () => {
  test.each([
    [0.6595744680851063, 'rate: 0.6596, wanted >= 0.99'],
    [0.98999, 'rate: 0.98999, wanted >= 0.99'],
    [0.9899999999, 'rate: 0.9899999999, wanted >= 0.99'],
    [0.44, 'rate: 0.44, wanted >= 0.99'],
    [0, 'rate: 0, wanted >= 0.99'],
  ])('of %d reads as "%s"', (figure, summary) => {
    expect(judged('rate', figure, { op: '>=', value: 0.99 })).toMatchObject({
      verdict: 'fail',
      summary,
    });
  });

  test('is kept in full in the facts', () => {
    const { facts } = judged('rate', 0.6595744680851063, { op: '>=', value: 0.99 });
    expect(facts).toMatchObject({ actual: 0.6595744680851063 });
  });

  test('of many digits before the point is not cut', () => {
    expect(judged('orders', 123_456, { op: '<', value: 5 }).summary).toBe(
      'orders: 123456, wanted < 5',
    );
  });
});
