import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { millis } from '../../src/core/ids.ts';
import { cases } from '../support/runs.ts';
import { faultsIn, type Heard, played, type Stretch, type World } from './drill-year.ts';

const dayMs = 86_400_000;
const from = millis('2026-01-01T00:00:00.000Z');
const to = from + 731 * dayMs;
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];

const quiet = (zone: string): World => ({
  zone,
  daysOff: ['2026-12-25', '2027-01-01', '2027-03-29'],
  from,
  to,
  down: [],
  busy: [],
});

/** Stretches that do not touch each other, some of minutes and some of more than a week. */
const stretches = (most: number): fc.Arbitrary<readonly Stretch[]> =>
  fc
    .array(
      fc.record({
        at: fc.integer({ min: 0, max: 730 * 24 * 60 }),
        minutes: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 600, max: 14_400 })),
      }),
      { maxLength: most },
    )
    .map((all) =>
      all.map(({ at, minutes }) => ({
        from: from + at * 60_000,
        to: from + (at + minutes) * 60_000,
      })),
    );

/** It plays for seconds, so it is not among the unit tests. */
describe.each(zones)('two years in %s', (zone) => {
  test('have one reminder each working day at ten, and none on other days', () => {
    const { heard } = played(quiet(zone));
    expect(faultsIn(heard, quiet(zone))).toEqual([]);
    expect(heard.length).toBeGreaterThan(515);
  });

  test('have one after downtime, after a sev1 on the same day, and never two on one day', () => {
    fc.assert(
      fc.property(stretches(6), stretches(6), (down, busy) => {
        const world = { ...quiet(zone), down, busy };
        expect(faultsIn(played(world).heard, world)).toEqual([]);
      }),
      { numRuns: cases({ few: 2, many: 30 }) },
    );
  }, 60_000);

  test.each([1, 25, 24 * 60])('have none twice where the clock goes back by %i minutes', (back) => {
    const world = { ...quiet(zone), backMs: back * 60_000 };
    expect(faultsIn(played(world).heard, world)).toEqual([]);
  });

  test('have everybody rehearse each service equally often, and nobody twice in a row', () => {
    const { services } = played({ ...quiet(zone), doneAfterMs: 3_600_000 });
    for (const { book, people } of services) {
      const turns = book.drills.map(({ person }) => person);
      const counts = people.map((one) => turns.filter((turn) => turn === one).length);
      expect(turns.length).toBeGreaterThan(20);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      expect(turns.filter((turn, index) => turn === turns[index - 1])).toEqual([]);
    }
  });

  test('have no reminder of a service before its day has come', () => {
    const { heard } = played({ ...quiet(zone), doneAfterMs: 3_600_000 });
    const early = heard.filter(({ event }) => event.due !== undefined && event.due > event.day);
    expect(early).toEqual([]);
    expect(heard.length).toBeLessThan(60);
  });
});

describe('what judges the reminders', () => {
  const world = quiet('Europe/Berlin');
  const { heard } = played(world);
  const [day, first, ...others] = heard;
  if (day === undefined || first === undefined) throw new Error('Nobody was reminded');
  const moved = (at: string): Heard => ({ ...first, at });

  test.each<readonly [string, readonly Heard[]]>([
    ['2 reminders', [...heard, first]],
    ['none in 420 free minutes', [day, ...others]],
    ['it is no working day', [...heard, moved('2026-01-03T09:00:00.000Z')]],
    ['it is no working day', [...heard, moved('2026-12-25T09:00:00.000Z')]],
    // Summer time: ten in Berlin is eight in UTC, and nine is eleven.
    ['is outside of the hours', [...heard, moved('2026-07-01T07:59:00.000Z')]],
  ])('sees %s', (words, tampered) => {
    expect(faultsIn(tampered, world).join('\n')).toContain(words);
  });

  test('sees a reminder in a sev1', () => {
    const busy = [{ from: millis(first.at) - 1, to: millis(first.at) + 1 }];
    expect(faultsIn(heard, { ...world, busy }).join('\n')).toContain('a sev1 is open');
  });
});
