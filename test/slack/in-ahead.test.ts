import { describe, expect, test } from 'vitest';
import { isAhead } from '../../src/slack/in/ahead.ts';

const now = Date.parse('2026-03-01T10:00:00.000Z');
const signedAt = (ms: number | string) => ({
  headers: {
    'x-slack-request-timestamp': typeof ms === 'string' ? ms : `${Math.floor(ms / 1_000)}`,
  },
});

describe('a request that says when it was signed', () => {
  test.each([
    ['now', now, false],
    ['a clock that goes a little fast later', now + 299_000, false],
    ['an hour later', now + 3_600_000, true],
    ['no moment: that is for the signature to refuse', 'soon', false],
  ])('is ahead of its time or not: %s', (_when, at, ahead) => {
    expect(isAhead(signedAt(at), now)).toBe(ahead);
  });

  test('or does not say it', () => {
    expect(isAhead({ headers: {} }, now)).toBe(false);
  });
});
