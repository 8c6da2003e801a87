import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountOf } from '../../../src/core/account/account.ts';
import { instant, millis } from '../../../src/core/ids.ts';
import { type Row, rowOf } from '../../../src/core/metrics/row.ts';
import { type Stats, statsOf } from '../../../src/core/metrics/stats.ts';
import { timeIn } from '../../../src/core/metrics/week.ts';
import { logOf } from '../account/log.ts';
import { anything } from '../anything.ts';
import { type Dice, dice } from '../dice.ts';
import { declared } from '../orders.ts';
import { opening, type Scene, say } from '../scene.ts';
import { type NaiveRun, naiveIncidents, naiveTimes } from './naive.ts';
import { known } from './rows.ts';

const hourMs = 3_600_000;
const story = fc.array(dice, { minLength: 30, maxLength: 90, size: 'max' });
const size = 40;

/** One of a month's incidents, two within five hours and then nothing for a day: some get in each other's way. */
function playedAt(index: number, thrown: readonly Dice[]): Scene {
  const hours = Math.floor(index / 2) * 36 + (index % 2) * 5;
  const at = instant(millis(opening.at) + hours * hourMs);
  const begun = { ...opening, at };
  // Of every third one somebody knows since when users hurt.
  const first = index % 3 === 0 ? say(begun, declared({ since: `${index + 1}m` })) : begun;
  return thrown.reduce((scene, each) => say(scene, anything(scene, each)), first);
}

let rows: readonly Row[] = [];
let naive: ReturnType<typeof naiveIncidents> = [];
let stats: Stats;

beforeAll(() => {
  const logs = fc
    .sample(story, { numRuns: size, seed: 49 })
    .map((thrown, index) => logOf(playedAt(index, thrown)))
    .filter((log) => log.length > 0);
  rows = logs.flatMap((log) => accountOf(log) ?? []).map(rowOf);
  naive = naiveIncidents(logs);
  const since = opening.at;
  const until = instant(millis(since) + 31 * 24 * hourMs);
  stats = statsOf({ window: { since, until }, mode: 'live', services: undefined }, known(rows));
}, 60_000);

describe('a month of generated incidents, counted a second time from the stored events alone', () => {
  test.each([
    ['time-to-detect', 't0', 'tD'],
    ['time-to-acknowledge', 'tD', 'tA'],
    ['decision-latency', 'tQ', 'tX'],
    ['time-to-decide', 'tD', 'tX'],
    ['execution-time', 'tS', 'tM'],
    ['time-to-mitigate', 't0', 'tM'],
    ['detected-to-mitigated', 'tD', 'tM'],
    ['time-to-validated', 'tS', 'tV'],
    ['validation-gap', 'tM', 'tV'],
    ['time-to-recover', 't0', 'tV'],
    ['detected-to-recovered', 'tD', 'tV'],
  ] as const)('has the same %s', (name, from, to) => {
    expect(timeIn(stats, name)).toMatchObject(naiveTimes(naive, from, to));
  });

  test('has the same outcomes, and as many that reopened', () => {
    const endings: Record<string, number> = {};
    for (const { ending } of naive) endings[ending] = (endings[ending] ?? 0) + 1;
    expect(stats.incidents.outcomes).toEqual(endings);
    expect(stats.incidents.reopened).toBe(naive.filter(({ reopened }) => reopened).length);
  });

  test('has the same ends of strategies', () => {
    const ends: Record<string, number> = {};
    for (const { strategy, outcome } of naive.flatMap(({ runs }) => runs)) {
      const name = `${strategy} ${outcome}`;
      if (outcome !== undefined) ends[name] = (ends[name] ?? 0) + 1;
    }
    expect(stats.runs).toEqual(ends);
  });

  test('has the same rollbacks that held, of all and of the first ones', () => {
    const held = (runs: typeof naive) => {
      const answers = runs.flatMap((incident) =>
        rollbacks(incident.runs).map((run) => lasted(run, incident, naive)),
      );
      const sure = answers.filter((answer) => answer !== undefined);
      return {
        part: sure.filter(Boolean).length,
        of: sure.length,
        unknown: answers.length - sure.length,
      };
    };
    expect(stats.rollbackSuccess).toMatchObject(held(naive));
    const first = naive.map((incident) => ({
      ...incident,
      runs: rollbacks(incident.runs).slice(0, 1),
    }));
    const answers = first.flatMap((incident) =>
      incident.runs.map((run) => lasted(run, incident, naive)),
    );
    expect(stats.firstTimeSuccess).toMatchObject({
      part: answers.filter((answer) => answer === true).length,
      unknown: answers.filter((answer) => answer === undefined).length,
    });
  });

  test('has the same share of automation, and as many that came right after another one', () => {
    const all = naive.flatMap(({ runs }) => rollbacks(runs));
    expect(stats.automationShare).toMatchObject({
      part: all.filter(({ byTimer }) => byTimer).length,
      of: all.length,
    });
    const began = ({ began: at = 0 }: NaiveRun): number => at;
    const services = ({ targets }: NaiveRun) => targets.map((target) => target.split('@')[0]);
    const again = all.filter((run) =>
      all.some(
        (other) =>
          began(other) < began(run) &&
          began(run) < (other.ended ?? began(other)) + hourMs / 2 &&
          services(run).some((service) => services(other).includes(service)),
      ),
    );
    expect(stats.thrash).toBe(again.length);
  });

  test('is no trivial month', () => {
    const all = naive.flatMap(({ runs }) => rollbacks(runs));
    expect(stats.incidents.all).toBeGreaterThan(size / 2);
    expect(all.length).toBeGreaterThan(size / 6);
    expect(stats.times.filter((one) => one.known === 0)).toEqual([]);
    expect(stats.times.filter((one) => one.unknown > 0).length).toBeGreaterThan(6);
    expect(stats.rollbackSuccess.part).toBeGreaterThan(0);
    expect(stats.rollbackSuccess.part).toBeLessThan(stats.rollbackSuccess.of);
  });
});

const rollbacks = (runs: readonly NaiveRun[]): readonly NaiveRun[] =>
  runs.filter(({ strategy, began }) => strategy === 'rollback' && began !== undefined);

/** Whether it was validated and nothing was begun on its targets for a day; undefined where nobody can tell. */
function lasted(
  run: NaiveRun,
  { moments, ending }: (typeof naive)[number],
  all: typeof naive,
): boolean | undefined {
  const { outcome = '', ended } = run;
  if (ended === undefined) return undefined;
  if (!['success', 'partial'].includes(outcome)) return false;
  if (all.some(({ runs }) => runs.some((other) => repairs(other, run, ended)))) return false;
  if (moments.tV !== undefined) return ended + 24 * hourMs <= millis(known([]).now) || undefined;
  return ending === 'open' ? undefined : false;
}

/** Begun on one of its targets, within a day after it ended. */
function repairs(other: NaiveRun, run: NaiveRun, ended: number): boolean {
  const wait = other.decided - ended;
  const isLater = other.decided !== run.decided && wait >= 0 && wait < 24 * hourMs;
  return isLater && other.targets.some((target) => run.targets.includes(target));
}
