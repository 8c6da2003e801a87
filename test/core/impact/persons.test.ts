import { describe, expect, test } from 'vitest';
import { impactOf } from '../../../src/core/impact/data-impact.ts';
import { mustType, needsTwoPersons } from '../../../src/core/impact/persons.ts';
import type { Migration } from '../../../src/core/impact/shapes.ts';
import type { FrozenPlan } from '../../../src/core/plan/plan.ts';
import { planOf, step } from '../sample.ts';
import { dataset, dropped, impact, orders } from './samples.ts';

const datasets = [dataset('orders'), dataset('totals', { class: 'derived' })];
const writing = (more: Parameters<typeof step>[1]): FrozenPlan =>
  planOf({ datasets, steps: [step('back', more)] });

describe('a plan', () => {
  test.each<[string, FrozenPlan, readonly string[]]>([
    ['that touches no data', planOf(), []],
    [
      'over migrations that the older release reads',
      planOf({ dataImpact: impact('compatible') }),
      [],
    ],
    ['over one that destroyed', planOf({ dataImpact: dropped }), ['destructive-data']],
    [
      'over one without a class',
      planOf({ dataImpact: impact('unclassified') }),
      ['unclassified-data'],
    ],
    ['whose impact nobody knows', planOf({ dataImpact: impact('unknown') }), []],
    [
      'whose impact nobody knows, where the team wants two',
      planOf({ dataImpact: impact('unknown', { unknownData: 'two_persons' }) }),
      ['unknown-data'],
    ],
    ['that adds rows', writing(orders('insert')), []],
    ['that changes rows', writing(orders('update')), []],
    ['that deletes rows', writing(orders('delete')), ['destroys-data']],
    ['that empties a table', writing(orders('truncate')), ['destroys-data']],
    ['that writes a backup over rows', writing(orders('restore')), ['data-loss']],
    [
      'that empties what is derived',
      writing({ writes: [{ dataset: 'totals', how: 'truncate' }] }),
      [],
    ],
    [
      'that empties what nobody declared',
      writing({ writes: [{ dataset: 'carts', how: 'truncate' }] }),
      ['destroys-data'],
    ],
    [
      'with a step that cannot be gone behind',
      writing({ reversible: 'point_of_no_return' }),
      ['point-of-no-return'],
    ],
    [
      'that destroys only on its way to rest',
      planOf({ datasets, rest: [step('wipe', orders('delete'))] }),
      ['destroys-data'],
    ],
    [
      'that destroys only while taking back',
      planOf({ datasets, compensate: [{ for: 'back', step: step('undo', orders('delete')) }] }),
      ['destroys-data'],
    ],
  ])('%s says why one person is not enough', (_what, plan, reasons) => {
    expect(needsTwoPersons(plan)).toEqual(reasons);
  });

  test('has its target typed where it destroys, and else not', () => {
    expect(mustType(planOf())).toBe(false);
    expect(mustType(planOf({ dataImpact: dropped }))).toBe(true);
    expect(mustType(writing({ reversible: 'point_of_no_return' }))).toBe(true);
    const unknown = impact('unknown', { unknownData: 'two_persons' });
    expect(mustType(planOf({ dataImpact: unknown }))).toBe(false);
  });
});

describe('the impact of going back over releases', () => {
  const says = { noData: false, unknownData: 'one_person' } as const;
  const release = (...classes: readonly Migration['class'][]) => ({
    version: '2',
    migrations: classes.map((one, index) => ({ name: `m${index}`, ...(one && { class: one }) })),
  });

  test.each([
    ['none, where they carried none', [release()], 'none'],
    ['compatible, where they only added', [release('expand')], 'compatible'],
    ['destructive, where one took away', [release('expand', 'contract')], 'destructive'],
    ['destructive, where one destroyed', [release('destructive')], 'destructive'],
    ['unclassified, where nobody said what one does', [release(undefined)], 'unclassified'],
    [
      'unknown, where one says nothing',
      [release(), { version: '3', migrations: undefined }],
      'unknown',
    ],
  ])('is %s', (_what, releases, verdict) => {
    expect(impactOf(releases, says).verdict).toBe(verdict);
  });

  test('is what the schema history shows, where somebody could look', () => {
    const untold = [{ version: '2', migrations: undefined }];
    expect(impactOf(untold, { ...says, seen: [] }).verdict).toBe('none');
    expect(impactOf(untold, { ...says, seen: ['0042'] })).toMatchObject({
      verdict: 'unclassified',
      migrations: [{ release: '2', name: '0042' }],
    });
    expect(impactOf([release('expand')], { ...says, seen: ['m0'] }).verdict).toBe('compatible');
    expect(impactOf([release('expand')], { ...says, seen: ['m0', 'm9'] }).verdict).toBe(
      'unclassified',
    );
    expect(impactOf([], { ...says, seen: ['m9'] }).migrations).toEqual([
      { release: 'unknown', name: 'm9' },
    ]);
  });

  test('is known of a service that keeps no data, and names each migration with its release', () => {
    const untold = [{ version: '3', migrations: undefined }];
    expect(impactOf(untold, { ...says, noData: true }).verdict).toBe('none');
    expect(impactOf([release('expand')], says).migrations).toEqual([
      { release: '2', name: 'm0', class: 'expand' },
    ]);
  });
});
