import { describe, expect, test } from 'vitest';
import type { Account } from '../../../src/core/account/account.ts';
import { rowOf } from '../../../src/core/registry/row.ts';
import { headOf } from '../../../src/core/texts/registry.ts';
import { registryEntryText } from '../../../src/core/texts/registry-entry.ts';
import { accounted } from '../account/log.ts';
import { given, type Move } from '../given.ts';
import { close, declared, planned, running } from '../orders.ts';
import { checked, done } from '../reports.ts';
import { admins, hold } from '../retention.ts';
import { ada, bo, dba, planOf, step } from '../sample.ts';
import { voice } from './rows.ts';

const story: readonly Move[] = [
  running(planOf({ steps: [step('back')] })),
  done('back'),
  checked('mitigation/users-buy', 'pass'),
  checked('criterion/books-balance', 'pass'),
  close({ reportOwner: bo }),
];
const over = accounted(...story);
const open = accounted(declared());
const text = (account: Account) => registryEntryText(account, voice);
const at = '2026-03-01T10:00:00.000Z';
const loss = (dataset: string) => ({ dataset, owner: 'data', rows: null, ageMs: null });

describe('an incident under a legal hold', () => {
  const held = accounted(declared(), hold(admins));

  test('says so in the list, and with who and since when on its page', () => {
    expect(rowOf(held).held).toBe(true);
    expect(headOf(rowOf(held))).toContain('legal hold');
    expect(headOf(rowOf(open))).not.toContain('legal hold');
    expect(text(held)).toContain('Legal hold by Oz since 10:00 UTC: nothing of it is erased.');
    expect(text(open)).not.toContain('Legal hold');
  });
});

describe('what is listed of an incident', () => {
  test('is its account in ids, codes and times', () => {
    expect(rowOf(over)).toMatchInlineSnapshot(`
      {
        "closedAt": "2026-03-01T10:00:08.000Z",
        "decidedAt": "2026-03-01T10:00:03.000Z",
        "declaredAt": "2026-03-01T10:00:00.000Z",
        "declaredBy": "p_ada",
        "detectedAt": "2026-03-01T10:00:00.000Z",
        "held": false,
        "id": "INC-1",
        "mitigatedAt": "2026-03-01T10:00:06.000Z",
        "mode": "live",
        "openResiduals": 0,
        "outcome": "recovered",
        "private": false,
        "recoveredAt": "2026-03-01T10:00:07.000Z",
        "rung": "closed",
        "scope": [
          "checkout@prod",
        ],
        "severity": "sev2",
        "strategies": [
          {
            "dataImpact": "none",
            "decidedAt": "2026-03-01T10:00:03.000Z",
            "decidedBy": "p_ada",
            "endedAt": "2026-03-01T10:00:05.000Z",
            "from": "2",
            "lost": [],
            "outcome": "success",
            "plan": "RB-1",
            "signedAhead": false,
            "strategy": "rollback",
            "targets": [
              "checkout@prod",
            ],
            "to": "1",
            "tookMs": 2000,
          },
        ],
        "tookMs": 7000,
        "trigger": "person",
        "waivers": [],
      }
    `);
  });

  test('says nothing of what is unknown or has not come', () => {
    expect(rowOf({ ...open, severity: null })).toEqual({
      id: 'INC-1',
      mode: 'live',
      private: false,
      held: false,
      rung: open.rung,
      outcome: 'open',
      trigger: 'person',
      declaredBy: ada,
      scope: ['checkout@prod'],
      detectedAt: at,
      declaredAt: at,
      strategies: [],
      waivers: [],
      openResiduals: 0,
    });
  });

  test('has no plan and no times of a run where a strategy follows none', () => {
    const strategies = over.strategies.map((one) => ({
      ...one,
      plan: undefined,
      run: undefined,
      ended: undefined,
      outcome: undefined,
      losses: [
        { by: dba, at, losses: [loss('orders'), loss('carts')] },
        { by: ada, at, losses: [loss('orders')] },
      ],
    }));
    const [row] = rowOf({ ...over, strategies }).strategies;
    expect(Object.keys(row ?? {}).toSorted()).toEqual(
      ['decidedAt', 'decidedBy', 'lost', 'signedAhead', 'strategy', 'targets'].toSorted(),
    );
    expect(row?.lost).toEqual(['orders', 'carts']);
  });
});

describe('one incident on one page', () => {
  test('says what it was, who decided what, what came of it, and where to read on', () => {
    expect(text(over)).toMatchInlineSnapshot(`
      "INC-1, sev2, recovered: checkout@prod, "Buying fails".
      Declared by Ada, by hand.
      Decision authority: Ada.
      Detected 10:00 UTC, acknowledged 10:00 UTC, declared 10:00 UTC, decision asked for 10:00 UTC, decided 10:00 UTC, first step 10:00 UTC, mitigated 10:00 UTC, recovered 10:00 UTC, closed 10:00 UTC.

      RB-1 rollback 2 → 1: success in 2 s, decided by Ada 10:00 UTC, data: no migration.
      Decided as authority.
      Estimated 1 min; 1 of 1 step done, by playbook checkout-rollback 1.

      All that happened: \`/incident timeline\` in its channel, \`sternway timeline --incident INC-1\`, or GET /api/v1/incidents/INC-1/timeline.
      Its events with their chain: \`sternway registry export INC-1\`, or GET /api/v1/registry/export?incident=INC-1."
    `);
  });

  test('says who approved of it, each once', () => {
    const approval = {
      person: bo,
      roles: ['ops'],
      step: undefined,
      answer: 'approved' as const,
      at,
      ahead: undefined,
      voided: undefined,
      reason: undefined,
    };
    const strategies = over.strategies.map((one) => ({
      ...one,
      run: one.run && {
        ...one.run,
        approvals: [approval, approval, { ...approval, person: dba, answer: 'denied' as const }],
      },
    }));
    expect(text({ ...over, strategies })).toContain('Approved by Bo.');
  });

  test('says which reason was erased, and has no run where there was none', () => {
    const strategies = over.strategies.map((one) => ({ ...one, reason: null, run: undefined }));
    const said = text({ ...over, strategies });
    expect(said).toContain('(the reason was erased)');
    expect(said).not.toContain('Estimated');
  });

  test('says that it was mitigated by somebody’s word, and that its title was erased', () => {
    const moments = { ...over.moments, mitigatedByWord: true };
    expect(text({ ...over, moments })).toContain('mitigated (claimed) 10:');
    expect(text({ ...open, title: null })).toContain('the title was erased');
  });

  test('says of what was imported that it happened elsewhere', () => {
    const origin = { ...open.origin, kind: 'import' as const };
    expect(text({ ...open, origin })).toContain(
      'Began 2026-03-01 10:00 UTC. It happened elsewhere, and was imported by Ada.',
    );
  });

  test('says what was passed over and what is left', () => {
    const waiver = { check: 'criterion/books-balance', by: ada, at, reason: 'seen by hand' };
    const override = { of: 'back', by: ada, at, reason: undefined };
    const left = {
      residual: 'R1',
      cause: 'effect' as const,
      of: 'orders',
      name: 'orders',
      owner: 'data',
      count: 2,
      opened: at,
      due: at,
      closed: undefined,
      by: undefined,
      evidence: undefined,
    };
    const change = {
      source: 'github',
      kind: 'deploy' as const,
      target: 'checkout@prod',
      at,
      touches: true,
    };
    const review = {
      cause: 'waiver' as const,
      what: undefined,
      notBy: [],
      opened: at,
      due: at,
      by: undefined,
      finding: undefined,
    };
    const account: Account = {
      ...open,
      waivers: [
        { ...waiver, second: bo },
        { ...waiver, second: undefined },
      ],
      overrides: [
        { ...override, kind: 'skip' },
        { ...override, kind: 'waive' },
      ],
      residuals: [
        { ...left, status: 'open' },
        { ...left, residual: 'R2', status: 'done' },
      ],
      outside: [
        { ...change, change: 'X1', verdict: undefined },
        { ...change, change: 'X2', verdict: 'harmless' },
      ],
      reviews: [
        { ...review, review: 'V1', done: undefined },
        { ...review, review: 'V2', done: at },
      ],
    };
    expect(rowOf(account)).toMatchObject({ openResiduals: 1, waivers: [{ by: ada }, { by: ada }] });
    expect(text(account).split('\n\n')[1]).toMatchInlineSnapshot(`
      "Waived: criterion/books-balance, by Ada and Bo: "seen by hand".
      Waived: criterion/books-balance, by Ada: "seen by hand".
      Went past (skip): back, by Ada.
      Left over, open: R1 orders, owned by data.
      Left over, done: R2 orders, owned by data.
      Changed from outside: X1, a deploy on checkout@prod, not judged.
      Changed from outside: X2, a deploy on checkout@prod, harmless.
      Review V1 (waiver): open.
      Review V2 (waiver): done 10:00 UTC."
    `);
  });
});

describe('a plan that is asked for', () => {
  const plan = planOf({ steps: [step('back')] });
  const asked = (...moves: readonly [Move, ...Move[]]) => {
    const { incident } = given(...moves);
    const made = Object.values(incident.plans)[0];
    return registryEntryText(accounted(...moves), voice, made);
  };

  test('stands first with what became of it, and not twice', () => {
    const shown = asked(running(plan), done('back'));
    expect(shown).toMatch(/^RB-1 rollback 2 → 1: /u);
    expect(shown.split('RB-1 rollback')).toHaveLength(2);
    expect(shown).toContain('INC-1, sev2, open');
  });

  test('that nobody decided for is told as that, above its incident', () => {
    expect(asked(declared(), planned(plan))).toMatch(
      /^RB-1 rollback 2 → 1: nobody decided for it in INC-1, so it was not carried out\.\nEstimated 1 min, by playbook checkout-rollback 1\.\n\nINC-1/u,
    );
    const there = { ...plan, to: plan.from, strategy: 'flag-off' as const };
    expect(asked(declared(), planned(there))).toMatch(/^RB-1 flag-off: nobody decided/u);
  });
});
