import { describe, expect, test } from 'vitest';
import { type LockChange, locksInForce } from '../../src/core/strategy/locks.ts';
import { checkout, pricing, rb } from './sample.ts';

const since = '2026-03-01T10:00:00.000Z';
const incident = 'INC-1';
const hold: LockChange = { do: 'hold', target: checkout, incident, since };
const release: LockChange = { do: 'release', target: checkout, incident };
const active: LockChange = {
  do: 'activate',
  target: checkout,
  incident,
  run: rb(1),
  epoch: 1,
  since,
};
const contained: LockChange = { do: 'contain', target: checkout, incident, run: rb(2), since };
const ended = (epoch: number): LockChange => ({ do: 'deactivate', target: checkout, epoch });
const lifted = (run: string): LockChange => ({ do: 'uncontain', target: checkout, run });

describe('the locks that are in force after all', () => {
  test('are those that nothing took back later', () => {
    expect(locksInForce([hold, active, contained])).toEqual([hold, active, contained]);
    expect(locksInForce([release, ended(1), lifted(rb(2)), hold, active, contained])).toEqual([
      hold,
      active,
      contained,
    ]);
  });

  test('are none that was taken back, each by its own', () => {
    expect(locksInForce([hold, active, ended(1), release])).toEqual([]);
    expect(locksInForce([contained, lifted(rb(2))])).toEqual([]);
    expect(locksInForce([hold, contained, ended(1), lifted(rb(1))])).toEqual([hold, contained]);
    expect(locksInForce([active, contained, release, ended(2)])).toEqual([active, contained]);
  });

  test('are not touched by what becomes of another target', () => {
    expect(locksInForce([hold, { ...release, target: pricing }])).toEqual([hold]);
  });
});
