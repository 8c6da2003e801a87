import { describe, expect, test } from 'vitest';
import type { ResidualAccount } from '../../src/core/account/leftovers.ts';
import { reconciliation, stays } from '../../src/core/report/document/parts/stays.ts';
import { assumptions, broken, reviews } from '../../src/core/report/document/parts/through.ts';
import type { Move } from './given.ts';
import { dataset } from './impact/samples.ts';
import { decided, declared, planned } from './orders.ts';
import { linesOf, sourceWith, strategiesWith } from './report-source.ts';
import { bo, checkout, dba, effect, planOf, rb } from './sample.ts';

const at = '2026-03-09T10:00:00.000Z';
const shown = '2026-03-09 10:00:00 UTC';
const constraints = [
  { kind: 'retain', said: 'ten years' },
  { kind: 'legal_hold', said: 'case 12' },
] as const;
const plan = planOf({
  effects: [effect('orders')],
  datasets: [dataset('mails'), dataset('bills', { constraints: [...constraints] })],
});
const run: Move = [declared(), planned(plan), decided()];

const left: ResidualAccount = {
  residual: 'R1',
  cause: 'effect',
  of: 'orders',
  name: 'orders were written',
  owner: 'dba',
  count: 12,
  status: 'open',
  opened: at,
  due: at,
  closed: undefined,
  by: undefined,
  evidence: undefined,
};
const leftAre = (...all: readonly Partial<ResidualAccount>[]) =>
  sourceWith(run, () => ({ residuals: all.map((one) => ({ ...left, ...one })) }));

describe('what was not rolled back', () => {
  test('is the work that is left of it, with who did it', () => {
    const lines = linesOf(
      stays(leftAre({}, { residual: 'R2', status: 'done', by: bo, evidence: 'case 4711' })),
    );
    expect(lines).toContain(`R1 | orders were written | 12 | dba | ${shown} | open | `);
    expect(lines).toContain(
      `R2 | orders were written | 12 | dba | ${shown} | done by Bo | case 4711`,
    );
  });

  test('is what was contained', () => {
    const { incident, ...source } = sourceWith(run);
    const containments = {
      [rb(1)]: {
        plan: rb(1),
        strategy: 'contain',
        targets: [checkout],
        since: at,
        status: 'kept',
      },
    } as const;
    expect(linesOf(stays({ ...source, incident: { ...incident, containments } }))).toContain(
      `contain (RB-1) on checkout@prod since ${shown}: kept`,
    );
  });

  test('is data that stays by rule', () => {
    expect(linesOf(stays(sourceWith(run))).slice(-2)).toEqual([
      'Data that stays by rule:',
      'bills (dba): ten years, case 12',
    ]);
  });

  test('is nothing where no plan says so', () => {
    const free: Move = [declared(), planned(planOf({ datasets: [dataset('mails')] })), decided()];
    const { incident, ...source } = sourceWith(run);
    const ungoverned = { ...source, incident: { ...incident, governing: undefined } };
    for (const one of [sourceWith(declared()), sourceWith(free), ungoverned]) {
      expect(linesOf(stays(one))).not.toContain('Data that stays by rule:');
    }
  });
});

describe('data put right', () => {
  const openOf = (...all: readonly Partial<ResidualAccount>[]) =>
    linesOf(reconciliation(leftAre(...all)))[0]
      ?.split(' | ')
      .at(-1);

  test('says what is still open of an effect', () => {
    expect(openOf()).toBe('no work was opened');
    expect(openOf({ status: 'done' })).toBe('none');
    expect(openOf({}, { count: null })).toBe('12, not counted');
  });

  test('says what was signed as lost', () => {
    const loss = { owner: 'dba', ageMs: null };
    const losses = [
      {
        by: dba,
        at,
        losses: [
          { ...loss, dataset: 'orders', rows: 1_200 },
          { ...loss, dataset: 'mails', rows: null },
        ],
      },
    ];
    const lines = linesOf(reconciliation(strategiesWith(run, () => ({ losses }))));
    expect(lines).toContain('What going back meets in the data: none.');
    expect(lines.slice(-2)).toEqual([
      `orders: 1,200 rows, by Dana at ${shown}`,
      `mails: rows not known, by Dana at ${shown}`,
    ]);
  });

  test('says nothing of the data where nothing was run', () => {
    const lines = linesOf(reconciliation(strategiesWith(run, () => ({ run: undefined }))));
    expect(lines).not.toContainEqual(expect.stringMatching(/^What going back meets/u));
    expect(lines.at(-1)).toBe('None.');
  });
});

describe('what was taken for granted', () => {
  const one = {
    plan: rb(1),
    number: 1,
    text: 'nobody deploys',
    proven: false,
    outcome: undefined,
    at: undefined,
    by: undefined,
    evidence: undefined,
  } as const;
  const all = sourceWith(run, () => ({
    assumptions: [
      { ...one, outcome: 'broken', at },
      { ...one, outcome: 'broken', at, by: bo, evidence: 'seen' },
      { ...one, outcome: 'held', text: 'the router answers' },
      { ...one, text: 'rows can be read' },
    ],
  }));

  test('is found broken by its check or by a person', () => {
    expect(linesOf(broken(all))).toEqual([
      `nobody deploys | RB-1 | its check | ${shown} | `,
      `nobody deploys | RB-1 | Bo | ${shown} | seen`,
    ]);
    expect(broken(sourceWith(run))).toEqual([]);
  });

  test('is held, or settled by nobody', () => {
    expect(linesOf(assumptions(all)).slice(1)).toEqual([
      'the router answers: held',
      'rows can be read: nobody has said',
    ]);
    expect(assumptions(sourceWith(run))).toEqual([]);
  });
});

describe('a review in the report', () => {
  test('is open, or has a finding', () => {
    const open = {
      review: 'V1',
      cause: 'waiver',
      what: 'the waiver',
      notBy: [],
      opened: at,
      due: at,
      done: undefined,
      by: undefined,
      finding: undefined,
    } as const;
    const source = sourceWith(run, () => ({
      reviews: [open, { ...open, review: 'V2', done: at, by: dba, finding: 'it was right' }],
    }));
    expect(linesOf(reviews(source))).toEqual([
      `V1 | the waiver | ${shown} | still open | `,
      `V2 | the waiver | ${shown} | Dana | it was right`,
    ]);
    expect(linesOf(reviews(sourceWith(run)))).toEqual(['Nothing had to be reviewed.']);
  });
});
