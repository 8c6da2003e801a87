import { describe, expect, test } from 'vitest';
import { instant, millis } from '../../src/core/ids.ts';
import { isWorkday, knownPlaces, nextWorkdayAt, workdayAfter } from '../../src/lib/calendar.ts';

const berlin = { zone: 'Europe/Berlin' };
const bavaria = { ...berlin, holidays: { country: 'DE', region: 'BY', also: ['2026-12-24'] } };
const next = (at: string, calendar: Parameters<typeof nextWorkdayAt>[2]) =>
  instant(nextWorkdayAt(millis(at), '09:00', calendar));

describe('working days', () => {
  test('are Monday to Friday where no holidays are known', () => {
    expect(workdayAfter('2026-03-02', 5, {})).toBe('2026-03-09');
    expect(workdayAfter('2026-03-07', 1, {})).toBe('2026-03-09');
    expect(workdayAfter('2026-03-02', 0, {})).toBe('2026-03-02');
  });

  test('leave out the holidays of the country, of its region, and days that somebody named', () => {
    expect(isWorkday('2026-12-25', bavaria)).toBe(false);
    expect(isWorkday('2026-12-24', bavaria)).toBe(false);
    // Epiphany is a holiday in Bavaria, and none in Berlin.
    expect(isWorkday('2026-01-06', bavaria)).toBe(false);
    expect(isWorkday('2026-01-06', { holidays: { country: 'DE', region: 'BE' } })).toBe(true);
    expect(workdayAfter('2026-12-23', 1, bavaria)).toBe('2026-12-28');
  });

  test('are also those that have a name and are not free', () => {
    expect(isWorkday('2026-12-24', { holidays: { country: 'US' } })).toBe(true);
  });

  test('end a search in a calendar without any working day', () => {
    const also = Array.from({ length: 400 }, (_, day) =>
      new Date(Date.parse('2026-01-01') + day * 86_400_000).toISOString().slice(0, 10),
    );
    expect(workdayAfter('2026-01-01', 1, { holidays: { also } })).toBe('2026-03-03');
  });
});

describe('the next time on a working day', () => {
  test('is today where it is still to come, else on the next working day', () => {
    expect(next('2026-03-02T06:00:00.000Z', berlin)).toBe('2026-03-02T08:00:00.000Z');
    expect(next('2026-03-02T08:00:00.000Z', berlin)).toBe('2026-03-03T08:00:00.000Z');
    expect(next('2026-03-06T12:00:00.000Z', berlin)).toBe('2026-03-09T08:00:00.000Z');
  });

  test('follows the clocks of the zone through the end of summer time', () => {
    expect(next('2026-10-23T12:00:00.000Z', berlin)).toBe('2026-10-26T08:00:00.000Z');
    expect(next('2026-10-22T12:00:00.000Z', berlin)).toBe('2026-10-23T07:00:00.000Z');
  });
});

describe('places', () => {
  test('are countries, and the regions of one', () => {
    expect(knownPlaces()).toContain('DE');
    expect(knownPlaces('DE')).toContain('BY');
    expect(knownPlaces('SG')).toEqual([]);
  });
});
