import { describe, expect, test } from 'vitest';
import { leftOverNow } from '../../../src/core/texts/left-over.ts';

const told = { name: 'e-mails', count: 12 };

describe('what is left over, counted once more before it is closed', () => {
  test('is told with what came since, which closing leaves open', () => {
    expect(leftOverNow(told, { count: 15, since: 3 })).toBe(
      'Counted now: 15. What came since (3) opens as left over anew when this is closed.',
    );
    expect(leftOverNow(told, { count: 12, since: 0 })).toBe('Counted now: no more than that.');
  });

  test('is told as it is where nobody could count it before', () => {
    const unknown = { name: 'e-mails', count: null };
    expect(leftOverNow(unknown, { count: 15, since: 0 })).toBe('Counted now: 15 of them.');
    const never = { name: 'e-mails', count: undefined };
    expect(leftOverNow(never, { count: 15, since: 0 })).toBe('Counted now: 15 of them.');
  });

  test('is said to be unknown where nobody can count it now', () => {
    expect(leftOverNow(told, { count: null, since: 0 })).toBe(
      'It could not be counted anew just now.',
    );
  });
});
