import { describe, expect, test } from 'vitest';
import {
  chainBrokenText,
  keptText,
  limitText,
  placeInRegistryText,
  pointText,
  readingText,
  signedText,
  specText,
  unbrokenText,
} from '../../../src/core/texts/incident-page.ts';
import { check } from '../sample.ts';

describe('the proof of an incident', () => {
  test('says in words what was checked, where the last event stands, and who holds the anchor', () => {
    expect(unbrokenText(9)).toContain('each of 9 events');
    expect(chainBrokenText({ version: 4, what: 'its hash is another' })).toContain(
      'broken at event 4: its hash is another',
    );
    expect(placeInRegistryText({ version: 9, position: 41 })).toContain('at position 41');
    expect(signedText(3)).toBe('number 3, signed');
    expect(keptText(['audit', 'vault'])).toBe('kept by audit, vault');
  });
});

describe('what a check read', () => {
  test.each([
    [
      { name: 'failing', actual: 0.073, op: '<=', value: 0.01 },
      'failing 0.073, is to be at most 0.01',
    ],
    [{ name: 'state', actual: 'up', op: '==', value: 'up' }, 'state up, is to be up'],
    [
      { name: 'rows', actual: null, op: '>', value: 3 },
      'rows without a value, is to be more than 3',
    ],
  ] as const)('%o is told with its limit', (reading, says) => {
    expect(readingText(reading)).toBe(says);
  });

  test.each([
    [{ op: '<=', value: 0.01 }, 'wanted at most 1 %'],
    [{ op: '>=', value: 14 }, 'wanted at least 14'],
    [{ op: '==', value: 14 }, undefined],
    [{ op: '!=', value: 14 }, undefined],
    [{ op: '<', value: 'x' }, undefined],
  ] as const)('%o has its line in a chart, where one can be drawn', (of, says) => {
    expect(limitText({ name: 'x', actual: 1, ...of })).toBe(says);
  });

  test('is short, and a share is in percent', () => {
    expect(pointText({ value: 0.073_33, unit: 'share' })).toBe('7.333 %');
    expect(pointText({ value: 2.345_67, unit: 'number' })).toBe('2.346');
    expect(pointText({ value: 14, unit: 'number' })).toBe('14');
  });
});

describe('how a check asks', () => {
  test('is told with what it takes for an answer to count', () => {
    const usual = { ...check('a'), kind: 'http', intervalMs: 1_000, timeoutMs: 2_000 };
    expect(specText({ ...usual, soakMs: 30_000, withinMs: 60_000 })).toBe(
      'It asks by http every 1 s, for at most 2 s each time, and has to pass for 30 s without a break, with 1 min to come round.',
    );
    expect(specText({ ...usual, soakMs: 0, withinMs: 0 })).toBe(
      'It asks by http every 1 s, for at most 2 s each time.',
    );
  });
});
