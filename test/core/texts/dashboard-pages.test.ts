import { describe, expect, test } from 'vitest';
import {
  allEntriesText,
  brokenText,
  entriesText,
  isNowText,
  lastEntriesText,
  moreText,
} from '../../../src/core/texts/dashboard-pages.ts';

describe('the overview of the dashboard', () => {
  test('says how a target stands, what does not work, and how much is not shown', () => {
    expect(isNowText('checkout@prod', 'mitigated')).toBe('checkout@prod is mitigated.');
    expect(brokenText('the token is refused')).toContain('the token is refused');
    expect(moreText(3)).toBe('3 more');
  });
});

describe('a page of the timeline', () => {
  test.each([
    [[7, 7, 50], 'All 7 entries, the oldest first.'],
    [[1, 1, 50], 'One entry.'],
    [[0, 1, 50], '0 of 1 entry, the oldest first.'],
    [[3, 7, 50], '3 of 7 entries, the oldest first.'],
    [[70, 90, 50], '70 of 90 entries, 50 on a page, the oldest first.'],
  ] as const)('of %j says which entries it is', ([fit, all, onOnePage], said) => {
    expect(entriesText(fit, all, onOnePage)).toBe(said);
  });

  test('is announced by the last entries', () => {
    expect(`${allEntriesText(90)}; ${lastEntriesText(15)}`).toBe(
      'All 90 entries, with filters; here the last 15, the newest first.',
    );
    expect(`${allEntriesText(1)}; ${lastEntriesText(1)}`).toBe(
      'The one entry, with filters; here it is.',
    );
  });
});
