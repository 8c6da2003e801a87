import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isZone,
  minuteOfDay,
  minutesOf,
  nextAt,
  quietUntil,
  readQuietHours,
} from '../../src/lib/zone.ts';

const berlin = 'Europe/Berlin';
const at = (moment: string): number => Date.parse(moment);
const iso = (ms: number): string => new Date(ms).toISOString();

describe('a zone', () => {
  test.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['America/New_York', true],
    ['Berlin', false],
    ['', false],
    ['Europe/Nowhere', false],
  ])('%j is one: %s', (zone, is) => {
    expect(isZone(zone)).toBe(is);
  });
});

describe('the next time at which clocks show 08:00', () => {
  test.each([
    ['is today where it is still to come', '2026-03-01T05:00:00.000Z', '2026-03-01T07:00:00.000Z'],
    ['is tomorrow where it is over', '2026-03-01T08:00:00.000Z', '2026-03-02T07:00:00.000Z'],
    ['is tomorrow at that very moment', '2026-03-01T07:00:00.000Z', '2026-03-02T07:00:00.000Z'],
    [
      'comes an hour sooner as summer time begins',
      '2026-03-28T20:00:00.000Z',
      '2026-03-29T06:00:00.000Z',
    ],
    [
      'comes an hour later as summer time ends',
      '2026-10-24T20:00:00.000Z',
      '2026-10-25T07:00:00.000Z',
    ],
    [
      'is on the day that it is there, not in UTC',
      '2026-06-30T22:30:00.000Z',
      '2026-07-01T06:00:00.000Z',
    ],
  ])('%s', (_fact, from, next) => {
    expect(iso(nextAt(at(from), '08:00', berlin))).toBe(next);
  });

  test('is there even where clocks skip the hour, and where they show it twice', () => {
    const skipped = nextAt(at('2026-03-28T23:00:00.000Z'), '02:30', berlin);
    expect(iso(skipped)).toBe('2026-03-29T01:30:00.000Z');
    const first = nextAt(at('2026-10-24T23:00:00.000Z'), '02:30', berlin);
    expect(iso(first)).toBe('2026-10-25T00:30:00.000Z');
    expect(iso(nextAt(first, '02:30', berlin))).toBe('2026-10-25T01:30:00.000Z');
  });

  test('is that of the evening before where midnight puts clocks back into it', () => {
    // At 00:01 on 2010-11-07 clocks in Newfoundland went back to 23:01.
    const midnight = at('2010-11-07T02:30:30.000Z');
    expect(iso(nextAt(midnight, '23:30', 'America/St_Johns'))).toBe('2010-11-07T03:00:00.000Z');
  });

  test('lies ahead, within a day and the hour that clocks may be put back, in every zone', () => {
    const zones = fc.constantFrom(
      'UTC',
      berlin,
      'America/St_Johns',
      'Asia/Kathmandu',
      'Pacific/Apia',
    );
    const moments = fc.integer({
      min: at('2024-01-01T00:00:00.000Z'),
      max: at('2028-01-01T00:00:00.000Z'),
    });
    fc.assert(
      fc.property(moments, zones, (ms, zone) => {
        const next = nextAt(ms, '08:00', zone);
        expect(next).toBeGreaterThan(ms);
        expect(next - ms).toBeLessThanOrEqual(25 * 3_600_000);
        expect(minuteOfDay(next, zone)).toBe(minutesOf('08:00'));
      }),
    );
  });
});

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:00', zone: berlin };

  test.each([
    ['last until they end in the morning', '2026-03-01T22:00:00.000Z', '2026-03-02T06:00:00.000Z'],
    ['began at their very minute', '2026-03-01T21:00:00.000Z', '2026-03-02T06:00:00.000Z'],
    [
      'are over at the minute at which they end',
      '2026-03-02T06:00:00.000Z',
      '2026-03-02T06:00:00.000Z',
    ],
    ['are not in the day', '2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z'],
    [
      'that end in an hour that clocks skip end after it, in the same night',
      '2026-03-29T00:40:00.000Z',
      '2026-03-29T01:30:00.000Z',
      { ...night, to: '02:30' },
    ],
    [
      'end in that night west of UTC as well',
      '2026-03-08T06:40:00.000Z',
      '2026-03-08T07:30:00.000Z',
      { from: '22:00', to: '02:30', zone: 'America/New_York' },
    ],
    [
      'are short in the night in which summer time begins',
      '2026-03-28T22:00:00.000Z',
      '2026-03-29T05:00:00.000Z',
    ],
  ])('%s', (_fact, from, until, hours = night) => {
    expect(iso(quietUntil(at(from), hours))).toBe(until);
  });

  test('may lie within one day', () => {
    const lunch = { from: '12:00', to: '13:00', zone: 'UTC' };
    expect(iso(quietUntil(at('2026-03-01T12:30:00.000Z'), lunch))).toBe('2026-03-01T13:00:00.000Z');
    expect(iso(quietUntil(at('2026-03-01T13:30:00.000Z'), lunch))).toBe('2026-03-01T13:30:00.000Z');
    expect(iso(quietUntil(at('2026-03-01T11:30:00.000Z'), lunch))).toBe('2026-03-01T11:30:00.000Z');
  });

  test.each([
    ['22:00-07:00 Europe/Berlin', night],
    [' 22:00 - 07:00  Europe/Berlin ', night],
    ['22:00-07:00', { ...night, zone: 'UTC' }],
    ['22:00-22:00', undefined],
    ['22-07', undefined],
    ['24:00-07:00', undefined],
    ['22:00-07:00 Berlin', undefined],
  ])('%j are read', (text, read) => {
    expect(readQuietHours(text)).toEqual(read);
  });
});
