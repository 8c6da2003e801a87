import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/core/ids.ts';
import { askedOf, untilText } from '../../../src/core/texts/asked.ts';
import { voiceAt } from '../../support/sample-incident.ts';
import { bo } from '../sample.ts';

const at = '2026-03-01T10:00:00.000Z';
const voice = voiceAt({ at });
const until = instant(Date.parse(at) + 600_000);

describe('of whom something is asked', () => {
  test('is said with until when, where there is an until', () => {
    expect(askedOf({ of: [bo], until }, voice)).toBe('Asked of Bo until 10:10 UTC');
    expect(askedOf({ of: [], until: undefined, tells: true }, voice)).toBe('For anybody here');
  });
});

describe('until when something is asked', () => {
  test('is a sentence, or nothing where it may be answered as long as it stands', () => {
    expect(untilText({ until }, voice)).toBe('Until 10:10 UTC.');
    expect(untilText({ until: undefined }, voice)).toBe('');
  });
});
