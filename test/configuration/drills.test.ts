import { describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import { isWorkday } from '../../src/lib/calendar.ts';
import { good, kinds } from './sample.ts';

/** The example, in which checkout says this of its drills and the file that for all. */
const read = (own: string, all?: string) =>
  readConfiguration(
    'sternway.yaml',
    `${good.replace('    depends_on: [pricing]', `    depends_on: [pricing]\n    drills: ${own}`)}\n${all === undefined ? '' : `drills: ${all}\n`}`,
    kinds,
  );
const entry = (own: string, all?: string) => {
  const whole = read(own, all);
  if (!whole.ok) throw new Error(JSON.stringify(whole.error));
  return whole.value.services['checkout']?.drills;
};
const problems = (own: string, all?: string): readonly string[] => {
  const whole = read(own, all);
  return whole.ok ? [] : whole.error.map(({ message }) => message);
};

describe('the drills of a service', () => {
  test('are on staging every 30 days where nothing else is said', () => {
    expect(entry('{}')).toMatchObject({
      target: 'checkout@staging',
      everyDays: 30,
      at: '10:00',
      until: '17:00',
      windows: [],
    });
  });

  test('go by what the file says for all, and first by what the service says', () => {
    const all = '{ every: 14d, at: "09:00", until: "16:00" }';
    expect(entry('{ at: "11:00" }', all)).toMatchObject({
      everyDays: 14,
      at: '11:00',
      until: '16:00',
    });
  });

  test.each([
    ['{ environment: lab }', 'does not run in "lab"'],
    ['{ environment: prod }', '"prod" is protected'],
    ['{ at: "18:00" }', 'end (17:00) before they begin (18:00)'],
    ['{ people: [nobody] }', 'nobody'],
    ['{ holidays: { country: XX } }', 'country "XX"'],
    ['{ holidays: { region: BY } }', 'a region needs its country'],
    ['{ every: 36h }', 'counted in whole days'],
    ['{ windows: ["Someday 10:00-12:00"] }', 'a window is written'],
    ['{ workdays: [] }', 'somebody works on one day at least'],
    ['{ workdays: [Funday] }', 'Sun'],
  ])('%s is refused: %s', (own, said) => {
    expect(problems(own)).toEqual([expect.stringContaining(said)]);
  });

  test('may be on a protected environment in a window', () => {
    const window = '{ environment: prod, windows: ["Tue 10:00-12:00 Europe/Berlin"] }';
    expect(entry(window)).toMatchObject({
      target: 'checkout@prod',
      windows: [{ weekday: 'Tue', from: '10:00', to: '12:00', zone: 'Europe/Berlin' }],
    });
  });

  test('are reminded of on the days on which the team works', () => {
    const sunday = '2026-11-22';
    const friday = '2026-11-27';
    const { workdays } = entry('{ workdays: [Sun, Mon, Tue, Wed, Thu] }') ?? {};
    expect([isWorkday(sunday, { workdays }), isWorkday(friday, { workdays })]).toEqual([
      true,
      false,
    ]);
    expect([isWorkday(sunday, {}), isWorkday(friday, {})]).toEqual([false, true]);
  });

  test('are not on other days than those of another service of the same team', () => {
    const team = (own: string) =>
      readConfiguration(
        'sternway.yaml',
        good
          .replace('    depends_on: [pricing]', '    depends_on: [pricing]\n    drills: {}')
          .replace(
            '    owner: pricing-team\n    environments: [prod]',
            `    owner: checkout-team\n    environments: [staging]\n    drills: ${own}`,
          ),
        kinds,
      );
    expect(team('{}').ok).toBe(true);
    const other = team('{ workdays: [Sun, Mon] }');
    expect(other.ok ? [] : other.error.map(({ message }) => message)).toEqual([
      expect.stringContaining('workdays and holidays are the same for all services of one owner'),
    ]);
  });
});
