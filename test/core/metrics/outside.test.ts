import { describe, expect, test } from 'vitest';
import { byService } from '../../../src/core/metrics/groups.ts';
import type { WentBack } from '../../../src/core/metrics/outside.ts';
import { type Scope, type Stats, statsOf } from '../../../src/core/metrics/stats.ts';
import { statsText } from '../../../src/core/texts/metrics.ts';
import { summaryMarkdown } from '../../../src/core/texts/summary.ts';
import { day0, deployed, gone, hour, known, minute, search } from './rows.ts';

const scope = (more: Partial<Scope> = {}): Scope => ({
  window: { since: day0, until: hour(24 * 10) },
  mode: 'live',
  services: undefined,
  ...more,
});
const of = (wentBack: readonly WentBack[], more: Partial<Scope> = {}): Stats =>
  statsOf(scope(more), known([], [], wentBack));

describe('what went back without a run', () => {
  test('is counted by when that was, and how much of it was explained', () => {
    const two = [gone(60), gone(90, { explained: minute(95) })];
    expect(of([...two, gone(60 * 24 * 11)]).wentBack).toMatchObject({ part: 1, of: 2 });
    expect(statsText(of(two))).toContain('• Went back without a run: 2, 1 of them explained\n');
    expect(summaryMarkdown(of(two))).toContain(
      '- 2 releases went back without a run, 1 explained.',
    );
    expect(statsText(of([]))).toContain('• Went back without a run: none\n');
  });

  test('is no incident and no run', () => {
    const { incidents, runs, rollbackSuccess } = of([gone(60)]);
    expect(incidents.all).toBe(0);
    expect(runs).toEqual({});
    expect(rollbackSuccess.of).toBe(0);
  });

  test('is that of its service, and of no drill', () => {
    expect(of([gone(60)], { services: ['search'] }).wentBack.of).toBe(0);
    expect(of([gone(60, { target: search })], { services: ['search'] }).wentBack.of).toBe(1);
    expect(of([gone(60)], { mode: 'drill' }).wentBack.of).toBe(0);
    expect(byService(scope(), known([], [], [gone(60)])).map(({ name }) => name)).toEqual([
      'checkout',
    ]);
  });

  // By hand: two deployments, of which the second was left; what nobody registered is a third that was not planned.
  test('is a deployment that failed, and one that nobody planned', () => {
    const live = [deployed(0, '1'), deployed(50, '2')];
    const { dora } = statsOf(scope(), known([], live, [gone(60)]));
    expect(dora.changeFailRate).toMatchObject({ part: 1, of: 2 });
    expect(dora.reworkRate).toMatchObject({ part: 1, of: 3 });
  });

  test('is counted once where a pipeline registered it', () => {
    const live = [deployed(0, '1'), deployed(50, '2'), deployed(60, '1')];
    const { dora } = statsOf(scope(), known([], live, [gone(60, { seen: 'registered' })]));
    expect(dora.deployments).toBe(3);
    expect(dora.reworkRate).toMatchObject({ part: 1, of: 3 });
    expect(dora.changeFailRate).toMatchObject({ part: 1, of: 3 });
  });
});
