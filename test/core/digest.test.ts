import { describe, expect, test } from 'vitest';
import { type DigestRules, endOfWeek } from '../../src/core/digest/week.ts';

const rules: DigestRules = { day: 'Mon', at: '09:00', zone: 'Europe/Berlin' };
const at = (moment: string, told?: string, more: Partial<DigestRules> = {}) =>
  endOfWeek({ ...rules, ...more }, { told, at: moment });

describe('a week', () => {
  test('ends on its day when clocks in the zone show the hour, and not before', () => {
    const told = '2026-02-23T08:00:00.000Z';
    expect(at('2026-03-02T07:59:59.999Z', told)).toEqual({
      event: undefined,
      next: '2026-03-02T08:00:00.000Z',
    });
    expect(at('2026-03-02T08:00:00.000Z', told)).toEqual({
      event: { type: 'WeekEnded', since: told, until: '2026-03-02T08:00:00.000Z' },
      next: '2026-03-09T08:00:00.000Z',
    });
  });

  test('is told once, however often the timer looks', () => {
    const until = '2026-03-02T08:00:00.000Z';
    expect(at(until, until).event).toBeUndefined();
    expect(at('2026-03-08T23:00:00.000Z', until).event).toBeUndefined();
  });

  test('is told after downtime, the last one alone', () => {
    expect(at('2026-03-19T15:00:00.000Z', '2026-02-23T08:00:00.000Z')).toEqual({
      event: {
        type: 'WeekEnded',
        since: '2026-03-09T08:00:00.000Z',
        until: '2026-03-16T08:00:00.000Z',
      },
      next: '2026-03-23T08:00:00.000Z',
    });
  });

  test('has an hour less or more where clocks change, and no moment is in two weeks or in none', () => {
    const spring = at('2026-03-30T07:00:00.000Z', '2026-03-23T08:00:00.000Z');
    expect(spring.event).toMatchObject({
      since: '2026-03-23T08:00:00.000Z',
      until: '2026-03-30T07:00:00.000Z',
    });
    expect(at('2026-03-30T06:59:00.000Z', '2026-03-23T08:00:00.000Z').next).toBe(
      '2026-03-30T07:00:00.000Z',
    );
    const autumn = at('2026-10-26T08:00:00.000Z', '2026-10-19T07:00:00.000Z');
    expect(autumn.event).toMatchObject({
      since: '2026-10-19T07:00:00.000Z',
      until: '2026-10-26T08:00:00.000Z',
    });
  });

  test('ends once where clocks skip its hour or show it twice', () => {
    const night = { day: 'Sun', at: '02:30' } as const;
    for (const [day, told] of [
      ['2026-03-29', '2026-03-22T01:30:00.000Z'],
      ['2026-10-25', '2026-10-18T00:30:00.000Z'],
    ] as const) {
      const ends: string[] = [];
      let last: string = told;
      for (let minute = 0; minute < 24 * 60; minute += 15) {
        const now = new Date(Date.parse(`${day}T00:00:00.000Z`) + minute * 60_000).toISOString();
        const { event } = at(now, last, night);
        if (event === undefined) continue;
        ends.push(event.until);
        last = event.until;
      }
      expect(ends).toHaveLength(1);
    }
  });
});

describe('a digest that was not asked for until now', () => {
  test('begins with a week that ended on this very day, else with the next one', () => {
    expect(at('2026-03-02T15:00:00.000Z').event).toMatchObject({
      until: '2026-03-02T08:00:00.000Z',
    });
    expect(at('2026-03-04T08:00:00.000Z')).toEqual({
      event: undefined,
      next: '2026-03-09T08:00:00.000Z',
    });
  });

  test('is not told again at once where its day is moved', () => {
    const told = '2026-03-02T08:00:00.000Z';
    expect(at('2026-03-04T12:00:00.000Z', told, { day: 'Tue' }).event).toBeUndefined();
    expect(at('2026-03-10T12:00:00.000Z', told, { day: 'Tue' }).event).toMatchObject({
      until: '2026-03-10T08:00:00.000Z',
    });
  });
});
