import { describe, expect, test } from 'vitest';
import type { ApprovalAccount } from '../../src/core/account/approvals.ts';
import { type Considered, nothingConsidered } from '../../src/core/proposals/considered.ts';
import { decisions } from '../../src/core/report/document/parts/decisions.ts';
import { happened } from '../support/sample-incident.ts';
import { given, type Move } from './given.ts';
import { decided, declared, decline, planned } from './orders.ts';
import { decline as declineProposal, object, objections, p, propose } from './proposals.ts';
import { linesOf, sourceWith, strategiesWith } from './report-source.ts';
import { ada, bo, dba, planOf, rb } from './sample.ts';

const at = '2026-03-09T10:00:00.000Z';
const run: Move = [declared(), planned(planOf()), decided()];
const linesWith = (more: Parameters<typeof strategiesWith>[1]) =>
  linesOf(decisions(strategiesWith(run, more)));

describe('the decision record of a strategy', () => {
  test('says which plan it followed and that it goes on', () => {
    const [row] = linesOf(decisions(sourceWith(run)));
    expect(row).toContain('rollback RB-1 on checkout@prod');
    expect(row).toContain('not ended');
  });

  test('says of one without a plan what it was, why, and that it was signed ahead', () => {
    const lines = linesWith(({ decider }) => ({
      plan: undefined,
      outcome: 'aborted',
      decider: { ...decider, standingOrder: true },
      reason: 'nothing else helps',
    }));
    expect(lines[0]).toContain('rollback on checkout@prod | Ada, signed ahead');
    expect(lines[0]).toContain('| aborted');
    expect(lines.slice(1, 3)).toEqual(['rollback:', 'Reason: nothing else helps']);
  });

  test('says nothing more where nothing more is known', () => {
    expect(
      linesWith(() => ({ considered: nothingConsidered, risks: undefined, run: undefined })),
    ).toHaveLength(1);
  });

  test('names what else was on the table', () => {
    const options: Considered['options'] = [
      { strategy: 'rollback', plan: rb(1), by: [ada], status: 'open', chosen: true },
      { strategy: 'rollback', plan: rb(2), by: [ada], status: 'open', chosen: false },
      { strategy: 'fix-forward', by: [ada], status: 'declined', chosen: false },
    ];
    const lines = linesWith(() => ({
      considered: { ...nothingConsidered, options },
    }));
    expect(lines).toContain('Also on the table: rollback (RB-2), open');
    expect(lines).toContain('Also on the table: fix-forward, declined');
  });

  test('says that nothing else was on the table', () => {
    expect(linesOf(decisions(sourceWith(run)))).toContain('Nothing else was on the table');
  });

  test('names who objected, with the words where there are any', () => {
    const objected: Move = [declared(), planned(planOf()), objections(), object({ by: bo })];
    expect(linesOf(decisions(sourceWith([objected, decided()])))).toContain(
      'Objection by Bo: release 1 cannot read the rows',
    );
    expect(
      linesWith(() => ({
        considered: { ...nothingConsidered, objections: [{ objection: 'O9', by: bo }] },
      })),
    ).toContain('Objection by Bo');
  });

  test('names who agreed to it', () => {
    const approval: ApprovalAccount = {
      person: dba,
      roles: ['dba', 'data owner'],
      step: undefined,
      answer: 'approved',
      at,
      ahead: undefined,
      voided: undefined,
      reason: undefined,
    };
    const ahead = '2026-03-08T09:00:00.000Z';
    const approvals: readonly ApprovalAccount[] = [
      approval,
      { ...approval, ahead, voided: 'changed', reason: 'as rehearsed' },
    ];
    const lines = linesWith((one) => ({ run: one.run && { ...one.run, approvals } }));
    expect(lines).toContain('Dana (dba, data owner) approved at 2026-03-09 10:00:00 UTC');
    expect(lines).toContain(
      'Dana (dba, data owner) approved at 2026-03-08 09:00:00 UTC, ahead, void: changed: as rehearsed',
    );
  });

  test('names what was taken upon themselves, and what was given up', () => {
    const loss = { owner: 'dba', ageMs: null };
    const lines = linesWith(() => ({
      risks: {
        accepted: ['unknown-data'],
        typed: true,
        unproven: ['nobody deploys'],
        counts: [],
        losses: [],
      },
      losses: [
        {
          by: dba,
          at,
          losses: [
            { ...loss, dataset: 'orders', rows: 12 },
            { ...loss, dataset: 'mails', rows: null },
          ],
        },
      ],
    }));
    expect(lines).toContain('Accepted by name: unknown-data');
    expect(lines).toContain('Taken for granted without proof: nobody deploys');
    expect(lines).toContain('Loss of orders signed by Dana at 2026-03-09 10:00:00 UTC: 12 rows');
    expect(lines).toContain(
      'Loss of mails signed by Dana at 2026-03-09 10:00:00 UTC: rows not known',
    );
  });
});

describe('a proposal that was declined', () => {
  test('stands with its name', () => {
    const lines = linesOf(decisions(sourceWith([declared(), planned(planOf()), decline()])));
    expect(lines).toEqual([
      'Nothing was decided.',
      'Declined:',
      expect.stringMatching(/^RB-1 at .+ UTC, by Ada/u),
    ]);
    const proposed: Move = [declared(), propose('fix-forward'), declineProposal({ plan: p(1) })];
    expect(linesOf(decisions(sourceWith(proposed)))).toContainEqual(
      expect.stringMatching(/^P1 at .+ UTC, by Ada/u),
    );
  });

  test('stands without one where the record has none', () => {
    const source = sourceWith(declared());
    const story = given(declared(), propose('fix-forward'), declineProposal({ plan: p(1) }));
    const nameless = happened(story.scene).map((one) =>
      one.event.type === 'ProposalDeclined'
        ? { ...one, event: { ...one.event, proposal: undefined }, texts: { reason: 'too slow' } }
        : one,
    );
    expect(linesOf(decisions({ ...source, log: nameless })).at(-1)).toMatch(
      /^a proposal at .+ UTC, by Ada: too slow$/u,
    );
  });
});
