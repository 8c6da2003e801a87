import { describe, expect, test } from 'vitest';
import { evidenceOf } from '../../../src/core/account/evidence.ts';
import { walk } from '../../../src/core/account/walk.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { Move } from '../given.ts';
import { running } from '../orders.ts';
import { done } from '../reports.ts';
import { check, planOf, step } from '../sample.ts';
import { purchases, read, wavy } from '../wavering.ts';
import { logged } from './log.ts';

function evidence(key: string, ...moves: readonly Move[]) {
  const log = logged(...moves);
  const incident = walk(log)?.incident;
  if (incident === undefined) throw new Error('nothing was declared');
  return evidenceOf(log, incident, key);
}

const plan = planOf({
  steps: [step('one', { checkAfter: [check('drained')] }), step('two', { needs: ['one'] })],
});

const answered = (facts: JsonObject, verdict: 'pass' | 'fail' = 'fail'): Move => ({
  report: {
    kind: 'measured',
    key: 'after/one/drained',
    epoch: 1,
    verdict,
    held: false,
    facts,
    summary: 'said so',
  },
});

describe('the evidence of a check', () => {
  const failing = { name: 'failing', actual: 0.073, op: '<=', value: 0.01 };
  const begun: Move = [running(plan), done('one')];

  test('has each answer with what was read and what was wanted', () => {
    const { answers, spec } = evidence('after/one/drained', begun, answered(failing));
    expect(answers).toMatchObject([{ verdict: 'fail', summary: 'said so', readings: [failing] }]);
    expect(spec?.id).toBe('drained');
  });

  test('knows what was asked before the first step', () => {
    const asking = planOf({ preconditions: [check('disk')] });
    expect(evidence('precondition/disk', running(asking)).spec?.id).toBe('disk');
  });

  test('has several values that were compared at once, and draws the first', () => {
    const other = { ...failing, name: 'waiting', actual: 12, value: 5 };
    const facts = { status: 200, figures: [failing, other, 'odd'] };
    const { answers, points } = evidence('after/one/drained', begun, answered(facts));
    expect(answers[0]?.readings.map(({ name }) => name)).toEqual(['failing', 'waiting']);
    expect(points).toMatchObject([{ value: 0.073, unit: 'share' }]);
  });

  test.each([
    ['of a kind that compares nothing', { exit: 1 }],
    ['that is no number', { ...failing, actual: null }],
    ['that is right at one value alone', { ...failing, op: '==' }],
    ['whose limit is no number', { ...failing, op: '!=', value: 'x' }],
  ])('draws nothing %s', (_, facts) => {
    expect(evidence('after/one/drained', begun, answered(facts)).points).toEqual([]);
  });

  test('has whole numbers as they are', () => {
    const facts = { name: 'waiting', actual: 12, op: '<', value: 5 };
    const { points } = evidence('after/one/drained', begun, answered(facts));
    expect(points).toMatchObject([{ value: 12, unit: 'number' }]);
  });

  test('has what a criterion was read at before the run and after its steps', () => {
    const moves: readonly Move[] = [running(wavy), read(purchases(0.71)), done('one')];
    const { points, spec } = evidence(
      'criterion/purchases',
      ...moves,
      read(purchases(0.73)),
      done('shift'),
      read(purchases(null)),
    );
    expect(points.map(({ value }) => value)).toEqual([0.71, 0.73]);
    expect(spec?.id).toBe('purchases');
  });

  test('of a check that no plan knows is its answers alone', () => {
    expect(evidence('gate/unknown', begun)).toEqual({ spec: undefined, answers: [], points: [] });
  });
});
