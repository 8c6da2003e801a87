import { describe, expect, test } from 'vitest';
import { chartOf } from '../../../src/core/metrics/charts.ts';
import { byQuarter, byService, byTeam } from '../../../src/core/metrics/groups.ts';
import { quarterBefore, quarterIn } from '../../../src/core/metrics/quarter.ts';
import { type Scope, statsOf } from '../../../src/core/metrics/stats.ts';
import { groupCells } from '../../../src/core/texts/metrics.ts';
import { course, day0, deployed, hour, known, row, search } from './rows.ts';

const scope: Scope = {
  window: { since: day0, until: hour(24 * 7) },
  mode: 'live',
  services: undefined,
};
const far = { services: ['search'], targets: [search] };
const times = { decisionRequested: 0, decided: 2, mitigated: 6, recovered: 20 };
const two = [row(0, times), row(60, { ...times, mitigated: 9 }, far)];
const hidden = row(90, times, { ...far, private: true });

const names = (groups: readonly { readonly name: string }[]) => groups.map(({ name }) => name);

describe('figures by service', () => {
  test('are those of each that had an incident or a deployment, by name', () => {
    const groups = byService(scope, known([two[1] ?? hidden], [deployed(5, '2')]));
    expect(names(groups)).toEqual(['checkout', 'search']);
    expect(groups.map(({ stats }) => stats.incidents.all)).toEqual([0, 1]);
  });

  test('leave out what was at another time, and services that are not asked for', () => {
    const late = row(60 * 24 * 20, times, { services: ['later'] });
    expect(names(byService(scope, known([...two, late])))).toEqual(['checkout', 'search']);
    expect(names(byService({ ...scope, services: ['search'] }, known(two)))).toEqual(['search']);
  });

  test('say nothing of a private incident, which is in the figures of all', () => {
    expect(byService(scope, known([hidden]))).toEqual([]);
    const [, searched] = byService(scope, known([...two, hidden]));
    expect(searched?.stats.incidents.all).toBe(1);
    expect(statsOf(scope, known([...two, hidden])).incidents.all).toBe(3);
  });
});

describe('figures by team', () => {
  const teams = new Map([
    ['web', ['search', 'checkout']],
    ['data', ['search']],
    ['idle', ['nothing']],
  ]);

  test('count an incident for each team whose service it was on', () => {
    const groups = byTeam(scope, known(two), teams);
    expect(groups.map(({ name, stats }) => [name, stats.incidents.all])).toEqual([
      ['data', 1],
      ['web', 2],
    ]);
  });

  test('are narrowed to the services that are asked for', () => {
    expect(names(byTeam({ ...scope, services: ['checkout'] }, known(two), teams))).toEqual(['web']);
  });

  test('of two teams stand in the order of their names, however they are configured', () => {
    const reversed = new Map([...teams].toReversed());
    expect(names(byTeam(scope, known(two), reversed))).toEqual(['data', 'web']);
  });

  test('say nothing of a private incident', () => {
    expect(byTeam(scope, known([hidden]), teams)).toEqual([]);
  });
});

describe('figures by quarter', () => {
  test('are those of two years, from the first quarter that had something', () => {
    const groups = byQuarter(scope, known(two), '2026-08-05T00:00:00.000Z');
    expect(names(groups)).toEqual(['2026q1', '2026q2', '2026q3']);
    expect(groups.map(({ stats }) => stats.incidents.all)).toEqual([2, 0, 0]);
  });

  test('are none where nothing happened in that time', () => {
    expect(byQuarter(scope, known(two), '2028-03-05T00:00:00.000Z')).toEqual([]);
    expect(names(byQuarter(scope, known(two), '2027-12-05T00:00:00.000Z'))).toHaveLength(8);
  });
});

describe('a quarter', () => {
  test.each([
    ['2026-01-01T00:00:00.000Z', '2026q1', '2025q4'],
    ['2026-03-31T23:59:59.999Z', '2026q1', '2025q4'],
    ['2026-12-31T23:59:59.999Z', '2026q4', '2026q3'],
  ])('has %s in it: %s, after %s', (at, quarter, earlier) => {
    expect(quarterIn(at)).toBe(quarter);
    expect(quarterBefore(quarterIn(at))).toBe(earlier);
  });
});

describe('the chart of a figure', () => {
  const rolled = [row(0, times, { courses: [course(3)] }), row(60, {}, far)];
  const groups = byService(scope, known(rolled));

  test('has a bar for each service with its middle incident; what is unknown is no zero', () => {
    expect(chartOf('detected-to-mitigated', { by: 'service', groups })).toEqual({
      kind: 'bars',
      title: 'Detected to mitigated by service, the middle incident',
      unit: 'ms',
      bars: [
        { name: 'checkout', value: 360_000 },
        { name: 'search', value: null },
      ],
    });
  });

  test('is a line over quarters, where the figure is a time', () => {
    const quarters = byQuarter(scope, known(rolled), day0);
    expect(chartOf('decision-latency', { by: 'quarter', groups: quarters })).toEqual({
      kind: 'trend',
      title: 'Decision latency by quarter',
      unit: 'ms',
      points: [{ name: '2026q1', median: 120_000, p90: 120_000, count: 1 }],
    });
  });

  test('shows a share as bars, over quarters too', () => {
    const chart = chartOf('rollback-success', { by: 'service', groups });
    expect(chart).toMatchObject({
      kind: 'bars',
      unit: 'share',
      title: 'Rollback success by service',
    });
    expect(chart).toMatchObject({ bars: [{ value: 1 }, { value: null }] });
  });

  test('has its figures in the row of a table, too', () => {
    expect(groups.map(({ stats }) => groupCells(stats))).toEqual([
      [
        '1',
        '6 min (1 measured)',
        '20 min (1 measured)',
        '2 min (1 measured)',
        '1 of 1 (100 %)',
        'none',
      ],
      ['1', 'unknown (of all 1)', 'unknown (of all 1)', 'unknown (of all 1)', 'none', 'none'],
    ]);
  });
});
