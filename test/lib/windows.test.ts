import { describe, expect, test } from 'vitest';
import { opensAt, openUntil, readWindow, type Window } from '../../src/lib/windows.ts';

const berlin: Window = { weekday: 'Tue', from: '10:00', to: '12:00', zone: 'Europe/Berlin' };
const at = (moment: string): number => Date.parse(moment);
const said = (ms: number | undefined): string | undefined =>
  ms === undefined ? undefined : new Date(ms).toISOString();

describe('a window', () => {
  test('is read with its zone, and in UTC without one', () => {
    expect(readWindow('Tue 10:00-12:00 Europe/Berlin')).toEqual(berlin);
    expect(readWindow('  Tue  10:00 - 12:00 ')).toEqual({ ...berlin, zone: 'UTC' });
  });

  test.each([
    'Tue 12:00-10:00',
    'Tue 10:00-10:00',
    'Tue 24:00-25:00',
    'tue 10:00-12:00',
    'Tue 10:00-12:00 Atlantis/City',
    'Tue',
    '',
  ])('"%s" is none', (text) => {
    expect(readWindow(text)).toBeUndefined();
  });

  test('is open from its first moment to before its last one, on its day and its clocks', () => {
    // In March Berlin is an hour ahead of UTC.
    expect(said(openUntil(at('2026-03-03T09:00:00.000Z'), berlin))).toBe(
      '2026-03-03T11:00:00.000Z',
    );
    expect(openUntil(at('2026-03-03T08:59:59.999Z'), berlin)).toBeUndefined();
    expect(openUntil(at('2026-03-03T11:00:00.000Z'), berlin)).toBeUndefined();
    expect(openUntil(at('2026-03-04T10:00:00.000Z'), berlin)).toBeUndefined();
  });

  test('is on the day that its zone has, where UTC has another one', () => {
    const auckland: Window = { ...berlin, from: '08:00', to: '09:00', zone: 'Pacific/Auckland' };
    expect(said(openUntil(at('2026-03-02T19:30:00.000Z'), auckland))).toBe(
      '2026-03-02T20:00:00.000Z',
    );
  });

  test('opens next today where it is still to come, else in a week', () => {
    expect(said(opensAt(at('2026-03-03T08:00:00.000Z'), berlin))).toBe('2026-03-03T09:00:00.000Z');
    expect(said(opensAt(at('2026-03-03T09:00:00.000Z'), berlin))).toBe('2026-03-10T09:00:00.000Z');
    expect(said(opensAt(at('2026-03-04T09:00:00.000Z'), berlin))).toBe('2026-03-10T09:00:00.000Z');
  });

  test('follows the clocks of its zone through the beginning of summer time', () => {
    expect(said(opensAt(at('2026-03-28T09:00:00.000Z'), berlin))).toBe('2026-03-31T08:00:00.000Z');
  });
});
