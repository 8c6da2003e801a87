import { describe, expect, test } from 'vitest';
import type { DrillBook } from '../../src/core/drill/book.ts';
import {
  calendarOf,
  monthAfter,
  monthBefore,
  type Scheduled,
} from '../../src/core/drill/calendar.ts';
import { standingOf } from '../../src/core/drill/standing.ts';
import type { Instant } from '../../src/core/ids.ts';
import { bookOf, done, onto, told, turnable, unscored } from './drills.ts';
import { ada } from './sample.ts';

const at: Instant = '2026-03-10T10:00:00.000Z';

const row = (book: DrillBook, when: Instant = at): Scheduled => {
  const { rules } = turnable(book);
  return { rules, book, standing: standingOf(turnable(book), when), person: ada };
};

const entries = (rows: readonly Scheduled[], month: string, when: Instant = at) =>
  calendarOf(rows, { month, at: when })
    .flat()
    .flatMap(({ day, entries: dated }) => dated.map(({ kind }) => `${day} ${kind}`));

describe('the calendar of a month', () => {
  test('has whole weeks from Monday to Sunday, and knows its own days and today', () => {
    const weeks = calendarOf([], { month: '2026-03', at });
    expect(weeks.map((week) => [week.length, week[0]?.day, week.at(-1)?.day])).toEqual([
      [7, '2026-02-23', '2026-03-01'],
      [7, '2026-03-02', '2026-03-08'],
      [7, '2026-03-09', '2026-03-15'],
      [7, '2026-03-16', '2026-03-22'],
      [7, '2026-03-23', '2026-03-29'],
      [7, '2026-03-30', '2026-04-05'],
    ]);
    const days = weeks.flat();
    expect(days.filter(({ inMonth }) => inMonth)).toHaveLength(31);
    expect(days.filter(({ today }) => today).map(({ day }) => day)).toEqual(['2026-03-10']);
  });

  test('of four weeks has no day of another month', () => {
    const days = calendarOf([], { month: '2027-02', at }).flat();
    expect(days.map(({ day }) => day.slice(0, 7)).every((one) => one === '2027-02')).toBe(true);
    expect(days).toHaveLength(28);
  });

  test('long ago begins on a Monday as well', () => {
    expect(calendarOf([], { month: '2019-06', at })[0]?.[0]?.day).toBe('2019-05-27');
  });

  test('has drills on the day they were done where the team lives, and when they are due again', () => {
    const book = bookOf(
      done('2026-03-01T10:00:00.000Z', ada, { passed: false }),
      done('2026-03-03T23:30:00.000Z'),
    );
    expect(entries([row(book)], '2026-03')).toEqual([
      '2026-03-01 failed',
      '2026-03-04 passed',
      '2026-04-03 due',
    ]);
    const [first] = calendarOf([row(book)], { month: '2026-03', at })
      .flat()
      .flatMap((day) => day.entries);
    expect(first).toEqual({ kind: 'failed', target: 'checkout@staging', incident: 'INC-7' });
  });

  test('has a drill that was not scored on its day, and moves nothing by it', () => {
    const book = onto(
      bookOf(done('2026-03-01T10:00:00.000Z')),
      unscored('2026-03-09T10:00:00.000Z'),
    );
    expect(entries([row(book)], '2026-03')).toEqual([
      '2026-03-01 passed',
      '2026-03-09 not-scored',
      '2026-03-31 due',
    ]);
  });

  test('has on today what was never rehearsed, the day that people named, and who was asked', () => {
    const book: DrillBook = { ...told, named: '2026-03-20' };
    expect(entries([row(book)], '2026-03')).toEqual([
      '2026-03-02 asked',
      '2026-03-10 never',
      '2026-03-20 named',
    ]);
  });

  test('has what is overdue on the day it was due and on today', () => {
    const late: Instant = '2026-04-05T10:00:00.000Z';
    const book = bookOf(done('2026-03-01T10:00:00.000Z'));
    expect(entries([row(book, late)], '2026-04', late)).toEqual([
      '2026-03-31 due',
      '2026-04-05 overdue',
    ]);
  });
});

describe('a month', () => {
  test.each([
    ['2026-01', '2025-12', '2026-02'],
    ['2026-12', '2026-11', '2027-01'],
    ['2028-02', '2028-01', '2028-03'],
  ])('%s comes after %s and before %s', (month, earlier, later) => {
    expect(monthBefore(month)).toBe(earlier);
    expect(monthAfter(month)).toBe(later);
  });
});
