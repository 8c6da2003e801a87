import { describe, expect, test } from 'vitest';
import type { CheckAccount } from '../../src/core/account/checks.ts';
import { effectiveness } from '../../src/core/report/document/parts/effectiveness.ts';
import { letThrough } from '../../src/core/report/document/parts/through.ts';
import type { Move } from './given.ts';
import { confirm, decided, declared, go, planned } from './orders.ts';
import { linesOf, sourceWith, strategiesWith } from './report-source.ts';
import { bo, check, dba, planOf } from './sample.ts';

const at = '2026-03-09T10:00:00.000Z';
const later = '2026-03-09T10:05:00.000Z';
const run: Move = [declared(), planned(planOf()), decided()];

const waiver = { check: 'criterion/books', by: bo, second: undefined, at, reason: 'by hand' };
const asked: CheckAccount = {
  check: 'criterion/books',
  class: undefined,
  history: [],
  firstFail: undefined,
  firstPass: undefined,
  heldSince: undefined,
  last: undefined,
  neverAnswered: false,
  waiver: undefined,
};
const checksAre = (...checks: readonly Partial<CheckAccount>[]) =>
  sourceWith(run, () => ({ checks: checks.map((one) => ({ ...asked, ...one })) }));

describe('a criterion in the report', () => {
  test.each<[Partial<CheckAccount>, string]>([
    [{ waiver }, 'not said | waived | –'],
    [{ neverAnswered: true, class: 'integrity' }, 'integrity | never answered | –'],
    [{ last: 'fail' }, 'not said | not met (fail) | –'],
    [{}, 'not said | not met (not known) | –'],
    [{ heldSince: at }, 'not said | met | 2026-03-09 10:00:00 UTC'],
  ])('reads as what became of it: %o', (one, row) => {
    expect(linesOf(effectiveness(checksAre(one)))[1]).toBe(`criterion books | ${row}`);
  });

  test('is missing where none was named', () => {
    expect(linesOf(effectiveness(checksAre()))).toContain('No criterion said what recovery means.');
  });
});

describe('a check that missed', () => {
  const missing = checksAre(
    { firstPass: at, firstFail: later },
    { check: 'gate/errors', neverAnswered: true },
    { check: 'gate/early', firstPass: later, firstFail: at },
  );
  test('is named with what it said', () => {
    const lines = linesOf(effectiveness(missing));
    expect(lines).toContain(
      'criterion books passed at 2026-03-09 10:00:00 UTC and failed at 2026-03-09 10:05:00 UTC',
    );
    expect(lines).toContain('gate errors never answered');
    expect(lines).not.toContainEqual(expect.stringMatching(/^gate early/u));
  });

  test('is named as what let it through', () => {
    const lines = linesOf(letThrough(missing));
    expect(lines).toContain('Passed first, failed later: criterion books');
    expect(lines).toContain('Never answered: gate errors');
    expect(lines).not.toContain('Passed first, failed later: gate early');
  });
});

describe('a run in the report', () => {
  test('stands with its plan and its steps, as far as they came', () => {
    const lines = linesOf(effectiveness(sourceWith(run)));
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^RB-1 \| checkout-rollback 1 \| 2 \| 1 \| .+ \| not known \| not ended$/u,
      ),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^back \(Do back\) \| .+ \| not ended$/u));
  });

  test('stands without what it has not', () => {
    const source = strategiesWith(run, ({ run: one }) => ({
      plan: undefined,
      outcome: 'aborted',
      run: one && {
        ...one,
        steps: one.steps.map((step) => ({ ...step, title: step.id, outcome: 'finished' as const })),
      },
    }));
    const lines = linesOf(effectiveness(source));
    expect(lines).toContainEqual(
      expect.stringMatching(/^none \| checkout-rollback 1 .+ aborted$/u),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^back \| .+ \| finished$/u));
  });

  test('is missing where a strategy had none', () => {
    const lines = linesOf(effectiveness(strategiesWith(run, () => ({ run: undefined }))));
    expect(lines).toContain('Nothing was run.');
    expect(lines).toContain('No step was begun.');
  });
});

describe('a rule that was gone around', () => {
  test('is named with who did it and why', () => {
    const by = { by: dba, at };
    const lines = linesOf(
      effectiveness(
        sourceWith(run, () => ({
          overrides: [
            { kind: 'waive', of: 'criterion/books', ...by, reason: 'by hand' },
            { kind: 'skip', of: 'drain', ...by, reason: undefined },
          ],
        })),
      ),
    );
    expect(lines.slice(-2)).toEqual([
      'check waived: criterion books, by Dana at 2026-03-09 10:00:00 UTC: by hand',
      'step skipped: drain, by Dana at 2026-03-09 10:00:00 UTC',
    ]);
  });
});

describe('what let it through', () => {
  test('is what the plan and its service did not have', () => {
    const bare: Move = [
      declared(),
      planned(planOf({ effectsDeclared: false })),
      go(),
      confirm({ accept: ['unknown-effects'] }),
    ];
    const lines = linesOf(letThrough(sourceWith(bare)));
    expect(lines).toContain('Absent: the playbook has no precondition');
    expect(lines).toContain('Absent: the service does not say what its releases do that stays');
  });

  test('is not the plan where it had a precondition', () => {
    const asking = planOf({ preconditions: [check('router-answers')] });
    const lines = linesOf(letThrough(sourceWith([declared(), planned(asking), decided()])));
    expect(lines).not.toContain('Absent: the playbook has no precondition');
  });

  test('is not known where nothing is absent', () => {
    const classes = ['availability', 'consistency', 'integrity'] as const;
    const { account, ...source } = sourceWith(declared());
    const checks = classes.map((one) => ({ ...asked, class: one }));
    expect(linesOf(letThrough({ ...source, account: { ...account, checks } }))).toEqual([
      'Nothing that the record shows. Which check, gate or rehearsal should have?',
    ]);
  });

  test('is a check that one or two went on without', () => {
    const waivers = [waiver, { ...waiver, second: dba, reason: undefined }];
    const lines = linesOf(letThrough(sourceWith(run, () => ({ waivers }))));
    expect(lines).toContain('Waived: criterion books, by Bo at 2026-03-09 10:00:00 UTC: by hand');
    expect(lines).toContain('Waived: criterion books, by Bo and Dana at 2026-03-09 10:00:00 UTC');
  });
});
