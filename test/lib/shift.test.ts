import { describe, expect, test } from 'vitest';
import { nextShift } from '../../src/lib/shift.ts';

const day = { from: 480, to: 1_080, zone: 'Europe/Berlin' };
const next = (at: string, hours = day) => new Date(nextShift(Date.parse(at), hours)).toISOString();

describe('the next shift', () => {
  test('is now within its hours', () => {
    expect(next('2026-03-02T07:00:30.500Z')).toBe('2026-03-02T07:00:30.500Z');
    expect(next('2026-03-02T16:59:59.000Z')).toBe('2026-03-02T16:59:59.000Z');
  });

  test('begins on the same morning, or on the next one', () => {
    expect(next('2026-03-02T03:10:30.000Z')).toBe('2026-03-02T07:00:00.000Z');
    expect(next('2026-03-02T17:00:00.000Z')).toBe('2026-03-03T07:00:00.000Z');
  });

  test('begins at its hour in a night in which the clock is moved', () => {
    expect(next('2026-03-28T20:00:00.000Z')).toBe('2026-03-29T06:00:00.000Z');
    expect(next('2026-10-24T20:00:00.000Z')).toBe('2026-10-25T07:00:00.000Z');
  });

  test('may last until midnight', () => {
    const late = { from: 1_200, to: 1_440, zone: 'UTC' };
    expect(next('2026-03-02T23:59:00.000Z', late)).toBe('2026-03-02T23:59:00.000Z');
    expect(next('2026-03-03T00:00:00.000Z', late)).toBe('2026-03-03T20:00:00.000Z');
  });
});
