import { describe, expect, test } from 'vitest';
import { usualRules } from '../../../src/core/incident/rules.ts';
import { pastRuns } from '../../../src/core/release/past-runs.ts';
import { termsOf } from '../../../src/core/terms.ts';
import { given, type Move } from '../given.ts';
import { abort, decided, declared, mitigated, planned } from '../orders.ts';
import { checkout, planOf, pricing } from '../sample.ts';
import type { Act } from '../scene.ts';

const mitigateMs = 300_000;
const rules = { ...usualRules, mitigateMs };
const runs: Move = [declared({ facts: { rules } }), planned(planOf()), decided()];
const rings = (level: 'near' | 'missed'): Act => ({ report: { kind: 'targetTime', level } });
const waits = (...story: readonly Move[]) =>
  termsOf(given(...story).incident).filter(({ key }) => key.startsWith('target-time'));

describe('the time for stopping the harm', () => {
  test('is nearly over after four fifths of it, and then over, counted from the declaration', () => {
    expect(waits(runs)).toMatchObject([
      { at: '2026-03-01T10:04:00.000Z', order: { level: 'near' } },
    ]);
    const near: Move = [runs, { laterMs: 240_000 }, rings('near')];
    given(runs, { laterMs: 240_000 }).when(rings('near')).thenRecords('TargetTimeNear');
    expect(waits(near)).toMatchObject([
      { at: '2026-03-01T10:05:00.000Z', order: { level: 'missed' } },
    ]);
    given(near, { laterMs: 60_000 }).when(rings('missed')).thenRecords('TargetTimeMissed');
    expect(waits(near, { laterMs: 60_000 }, rings('missed'))).toEqual([]);
  });

  test('is said to be over at once where it is', () => {
    given(runs, { laterMs: 400_000 }).when(rings('near')).thenRecords('TargetTimeMissed');
  });

  test('runs out where nobody has decided too, and after what was begun was ended', () => {
    const undecided: Move = [declared({ facts: { rules } })];
    expect(waits(undecided)).toMatchObject([{ at: '2026-03-01T10:04:00.000Z' }]);
    given(undecided, { laterMs: 300_000 }).when(rings('near')).thenRecords('TargetTimeMissed');
    expect(waits(runs, abort())).toMatchObject([{ order: { level: 'near' } }]);
  });

  test('is not waited for without an objective, or once users have stopped hurting', () => {
    expect(waits(declared(), planned(planOf()), decided())).toEqual([]);
    expect(waits(runs, mitigated())).toEqual([]);
    given(runs).when(rings('near')).thenNothing();
    given(declared()).when(rings('near')).thenNothing();
  });
});

describe('the estimate from past runs', () => {
  const way = (tookMs: number, more = {}) => ({
    playbook: 'checkout-rollback',
    version: '1',
    targets: [checkout],
    tookMs,
    ...more,
  });

  test('is the middle one of those of the same playbook, version and targets', () => {
    const ways = [
      way(300),
      way(100),
      way(200),
      way(1, { version: '2' }),
      way(1, { playbook: 'other' }),
      way(1, { targets: [pricing] }),
    ];
    expect(pastRuns({ ways }, planOf())).toEqual({ pastRuns: 3, pastMs: 200, slowMs: 300 });
    const ten = Array.from({ length: 10 }, (_, index) => way(index + 1));
    expect(pastRuns({ ways: ten }, planOf())).toMatchObject({ pastMs: 6, slowMs: 9 });
  });

  test('is none where none has run', () => {
    expect(pastRuns({ ways: [] }, planOf())).toEqual({});
  });
});
