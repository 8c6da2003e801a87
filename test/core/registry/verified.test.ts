import { describe, expect, test } from 'vitest';
import { brokenText, wholeText } from '../../../src/core/texts/verified.ts';

const unnamed = { erased: 0, problems: 0, first: null };
const whole = { events: 12, streams: 1, head: 12, erased: [], problems: [], unnamed };
const bad = (stream: string) => ({ position: 4, stream, what: 'its hash is another one' });
const broken = (...problems: readonly ReturnType<typeof bad>[]) =>
  brokenText({ ...whole, problems });

describe('a registry that was checked', () => {
  test('is as it was recorded, with what was erased on record', () => {
    expect(wholeText(whole, { withReceipt: false })).toBe(
      'Everything is as it was recorded. 12 events in 1 stream, up to position 12. The places outside were not asked: in a terminal sternway registry verify asks them.',
    );
    expect(wholeText({ ...whole, erased: [{}] }, { withReceipt: false })).toContain(
      'position 12, 1 erasure on record',
    );
  });

  test('says which question asks the places outside: none with a receipt', () => {
    expect(wholeText(whole, { withReceipt: true })).toContain(
      'sternway registry verify, with no receipt after it, asks them',
    );
  });

  test('says the first bad row, and how many there are after it', () => {
    const text = broken(bad('incident/INC-1'), bad(''));
    expect(text).toContain(
      'The first bad row is position 4, on incident/INC-1: its hash is another one. 1 more problem after it.',
    );
  });

  test('counts what is in private incidents, and gives the position of the first alone', () => {
    const hidden = { erased: 2, problems: 1, first: 3 };
    const text = brokenText({ ...whole, problems: [bad('config')], unnamed: hidden });
    expect(text).toContain(
      'The first bad row is position 3, in a private incident that you were not let into. 1 more problem after it. 12 events in 1 stream, up to position 12, 2 erasures on record',
    );
    const later = { ...hidden, first: 5 };
    expect(brokenText({ ...whole, problems: [bad('config')], unnamed: later })).toContain(
      'The first bad row is position 4, on config',
    );
    expect(brokenText({ ...whole, unnamed: hidden })).toContain('position 3');
  });

  test('names no stream where the row has none', () => {
    expect(broken(bad(''))).toContain('position 4: its hash is another one. 12 events');
  });
});
