import { describe, expect, test } from 'vitest';
import { fitting } from '../../src/cli/follow/fitting.ts';

const steps = Array.from({ length: 20 }, (_, index) => `${index + 1}. step`);
const status = [
  'INC-1, sev2: Buying fails',
  'Ana decides.',
  '',
  'Steps of RB-1:',
  ...steps,
  '',
  'Waiting:',
  '- step 20 waits for ops.',
  '',
  'Now:',
  '- Pause: `/rollback stop`',
];
const lines = ['a', 'b', 'c', 'd', 'e'];

describe('a picture on a terminal of 24 rows', () => {
  const picture = fitting({ status, lines }, 23);

  test('shows what is waited for, what to type, and the last events, and fits', () => {
    expect(picture).toHaveLength(23);
    expect(picture.slice(-10)).toEqual([
      '',
      'Waiting:',
      '- step 20 waits for ops.',
      '',
      'Now:',
      '- Pause: `/rollback stop`',
      '',
      'c',
      'd',
      'e',
    ]);
  });

  test('keeps where it stands, and the last of the steps', () => {
    expect(picture.slice(0, 4)).toEqual([
      'INC-1, sev2: Buying fails',
      'Ana decides.',
      '…',
      '11. step',
    ]);
  });
});

describe('a picture', () => {
  test('that fits is shown whole', () => {
    expect(fitting({ status, lines }, 60)).toEqual([...status, '', ...lines]);
  });

  test.each([1, 2, 5, 10, 12, 13, 14])(
    'never has more than %i rows, and ends with the last event',
    (rows) => {
      const picture = fitting({ status, lines }, rows);
      expect(picture.length).toBeLessThanOrEqual(rows);
      expect(picture.at(-1)).toBe('e');
    },
  );

  test('without events ends with what to type', () => {
    expect(fitting({ status, lines: [] }, 8).at(-1)).toBe('- Pause: `/rollback stop`');
  });
});
