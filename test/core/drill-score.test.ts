import { describe, expect, test } from 'vitest';
import type { Account } from '../../src/core/account/account.ts';
import type { OverrideKind } from '../../src/core/account/overrides.ts';
import { type DrillTargets, scoreOf } from '../../src/core/drill/score.ts';
import type { Score } from '../../src/core/drill/score-shape.ts';
import { accounted } from './account/log.ts';
import { declared, running } from './orders.ts';
import { done } from './reports.ts';
import { ada, planOf } from './sample.ts';

const minute = (number: number): string =>
  `2026-03-01T10:${String(number).padStart(2, '0')}:00.000Z`;

const none: DrillTargets = { decideMs: 300_000, mitigateMs: undefined, recoverMs: undefined };
const played = accounted(running(planOf()), done('back'));
const empty = accounted(declared());

/** A drill that went well, a minute or two from each moment to the next. */
const well: Account = {
  ...played,
  moments: {
    ...played.moments,
    declared: minute(0),
    decisionRequested: minute(1),
    decided: minute(3),
    firstStep: minute(4),
    mitigated: minute(10),
    recovered: minute(20),
  },
};
const later = (decided: number): Account => ({
  ...well,
  moments: { ...well.moments, decided: minute(decided) },
});
const overriding = (kind: OverrideKind): Account => ({
  ...well,
  overrides: [{ kind, of: 'back', by: ada, at: minute(5), reason: undefined }],
});
const failuresOf = (
  account: Account,
  targets: Partial<DrillTargets> = {},
  surprises?: Score['surprises'],
) => scoreOf(account, { ...none, ...targets }, surprises).failures;

describe('the score of a drill', () => {
  test('has its times, and nothing against it where it went well', () => {
    expect(scoreOf(well, none)).toEqual({
      decideMs: 120_000,
      executeMs: 360_000,
      validateMs: 600_000,
      failures: [],
      surprises: [],
    });
  });

  test('has no time of what never came', () => {
    expect(scoreOf(empty, none)).toEqual({
      failures: ['nothing-decided', 'not-recovered'],
      surprises: [],
    });
  });

  test('counts as no time what came before what it is measured from', () => {
    expect(scoreOf(later(0), none).decideMs).toBe(0);
  });

  test('tells what took longer than it may', () => {
    expect(failuresOf(later(9))).toEqual(['slow-decision']);
    expect(failuresOf(well, { mitigateMs: 600_000, recoverMs: 1_200_000 })).toEqual([]);
    expect(failuresOf(well, { mitigateMs: 599_999, recoverMs: 1_199_999 })).toEqual([
      'slow-mitigation',
      'slow-recovery',
    ]);
  });

  test('tells an authority who was lost', () => {
    const unattended = { ...well, unattended: [{ from: minute(1), to: minute(2) }] };
    expect(failuresOf(unattended)).toEqual(['authority-lost']);
    expect(failuresOf(overriding('break-glass'))).toEqual(['authority-lost']);
  });

  test('gives others their time where the authority has to fall silent', () => {
    const silent = [{ kind: 'authority-silent' as const, answered: true }];
    const unattended = { ...later(9), unattended: [{ from: minute(1), to: minute(9) }] };
    expect(failuresOf(unattended, {}, silent)).toEqual([]);
    expect(failuresOf(later(12), {}, silent)).toEqual(['slow-decision']);
  });

  test('tells a strategy that was given up for another', () => {
    const strategies = well.strategies.map((one) => ({ ...one, supersededBy: 2 }));
    expect(failuresOf({ ...well, strategies })).toEqual(['course-changed']);
  });

  test.each([
    ['guardrail', ['guardrail-overridden']],
    ['waive', ['guardrail-overridden']],
    ['lose', []],
  ] as const)('counts the override %s as %j', (kind, failures) => {
    expect(failuresOf(overriding(kind))).toEqual(failures);
  });

  test('tells a surprise that nobody answered', () => {
    const missed = [{ kind: 'step-hangs' as const, answered: false }];
    expect(failuresOf(well, {}, missed)).toEqual(['surprise-unanswered']);
  });
});
