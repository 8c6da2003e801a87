import { describe, expect, test } from 'vitest';
import type { Facts } from '../../src/core/facts.ts';
import type { FrozenPlan } from '../../src/core/plan/plan.ts';
import { evolveTarget, noHistory } from '../../src/core/release/history.ts';
import { notReached } from '../../src/core/standing-approval/counting.ts';
import {
  differenceOf,
  PlanShape,
  shapeHash,
  shapeOf,
} from '../../src/core/standing-approval/shape.ts';
import type { AheadApproval } from '../../src/core/standing-approval/state.ts';
import { approvalLines } from '../../src/core/texts/approvals.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { ahead, revokes, signedAt, signs, signsShown, standing } from './ahead.ts';
import { approved, denied, expires, signed } from './approvals.ts';
import { taken } from './command.ts';
import { given, type Move } from './given.ts';
import { abort, carded, confirm, declared, go, planned, switchTo } from './orders.ts';
import { later } from './pages.ts';
import { ada, bo, checkout, dba, manual, observer, planOf, pricing, rb, step } from './sample.ts';

const plan = signed();
const onTarget = (approvals: readonly AheadApproval[], lastGood?: string): Partial<Facts> => ({
  ...standing(approvals, lastGood),
  roleHolders: { dba: [dba], approver: [bo] },
});
const reached = onTarget([ahead(plan)]);
/** A plan that was approved ahead before it was made. */
const made: Move = [declared(), planned(plan, { facts: reached })];

describe('the shape of a plan', () => {
  test('is the same whichever releases it is about, and however well its figures are', () => {
    const other = planOf({
      from: { version: '9' },
      to: { version: '8' },
      estimateMs: 1,
      criteria: [],
      configuration: 'service-2',
    });
    expect(shapeHash(shapeOf(other))).toBe(shapeHash(shapeOf(planOf())));
  });

  test('is the same whenever somebody last read through its playbook, and is one that can be stored', () => {
    const { playbook } = planOf();
    const read = shapeOf(planOf({ playbook: { ...playbook, lastReviewed: '2026-03-01' } }));
    expect(read).toEqual(shapeOf(planOf()));
    expect(PlanShape.parse(read)).toEqual(read);
  });

  test.each<[string, Partial<FrozenPlan>]>([
    ['targets', { targets: [checkout, pricing] }],
    ['playbook', { playbook: { ...planOf().playbook, digest: 'playbook-2' } }],
    ['inputs', { inputs: { fleet: 'b' } }],
    ['steps', { steps: [step('back'), manual('look', 'none')] }],
    ['data', { dataImpact: { ...planOf().dataImpact, verdict: 'compatible' } }],
  ])('is another one with other %s', (part, more) => {
    expect(differenceOf(shapeOf(planOf()), shapeOf(planOf(more)))).toBe(part);
    expect(shapeHash(shapeOf(planOf(more)))).not.toBe(shapeHash(shapeOf(planOf())));
  });
});

describe('approving ahead', () => {
  test('shows first what would be signed, and signs nothing', () => {
    expect(signs()).toMatchObject({
      status: 'nothing',
      note: { note: 'AheadToSign', target: checkout, shape: shapeOf(planOf()) },
    });
  });

  test('signs what was shown, in all roles of the signer, for 30 days', () => {
    expect(signsShown({ reason: 'rehearsed on staging' })).toMatchObject({
      status: 'decided',
      events: [
        {
          type: 'PlanApprovedAhead',
          target: checkout,
          person: dba,
          roles: ['dba'],
          shape: shapeOf(planOf()),
          until: '2026-03-22T09:00:00.000Z',
          texts: { reason: 'rehearsed on staging' },
        },
      ],
    });
    expect(signsShown({ days: 1 })).toMatchObject({
      events: [{ until: '2026-02-21T09:00:00.000Z' }],
    });
  });

  test('is refused once the playbook or the configuration is another one', () => {
    expect(signsShown({}, planOf())).toMatchObject({ status: 'decided' });
    expect(signs({ shape: shapeHash(shapeOf(plan)) }, planOf({ inputs: { n: 2 } }))).toMatchObject({
      status: 'refused',
      refusal: { code: 'ShapeStale' },
    });
  });

  test('is for whoever would be asked, by role or by name, and for nobody else', () => {
    const named = signed({ role: undefined, people: [observer] });
    expect(signsShown({ by: observer }, named)).toMatchObject({
      status: 'decided',
      events: [{ roles: [], because: { role: 'stakeholder' } }],
    });
    expect(signsShown({ by: bo })).toMatchObject({ status: 'decided' });
    expect(signsShown({ by: observer })).toMatchObject({
      status: 'refused',
      refusal: { code: 'NotTheRole', facts: { role: 'approver or dba', holders: [bo, dba] } },
    });
    expect(signsShown({ by: observer, roleHolders: {} })).toMatchObject({
      refusal: { facts: { holders: [] } },
    });
  });

  const impact = (verdict: FrozenPlan['dataImpact']['verdict']) => ({
    dataImpact: { ...planOf().dataImpact, verdict },
  });
  test.each<[string, Partial<FrozenPlan>]>([
    ['meets a compatible migration', impact('compatible')],
    ['meets a destructive migration', impact('destructive')],
    ['meets data of which nobody knows', impact('unknown')],
    [
      'passes a point of no return',
      { steps: [step('back', { reversible: 'point_of_no_return' })] },
    ],
    [
      'destroys data',
      {
        datasets: [{ name: 'orders', owner: 'dba', rpo: {}, constraints: [] }],
        steps: [step('wipe', { writes: [{ dataset: 'orders', how: 'delete' }] })],
      },
    ],
    ['is no rollback', { strategy: 'restart' }],
    ['was written by hand', { playbook: { name: 'by hand', version: '1', digest: 'by hand' } }],
  ])('is refused for a plan that %s', (_, more) => {
    expect(signsShown({}, planOf(more))).toMatchObject({
      status: 'refused',
      refusal: { code: 'NotForAhead' },
    });
  });
});

describe('revoking what was approved ahead', () => {
  const signedByDba = [ahead()];
  test('is for its signer, anybody in one of its roles, and ops', () => {
    expect(revokes(dba, signedByDba)).toMatchObject({
      events: [{ type: 'AheadRevoked', people: [dba], by: dba, because: { role: 'dba' } }],
    });
    expect(revokes(ada, signedByDba)).toMatchObject({ events: [{ because: { role: 'ops' } }] });
    expect(revokes(observer, signedByDba)).toMatchObject({
      refusal: { code: 'NotTheRole', facts: { role: 'dba or ops', holders: [dba, ada] } },
    });
    const byName = [ahead(planOf(), { person: observer, roles: ['support'] })];
    expect(revokes(observer, byName)).toMatchObject({ events: [{ because: { role: 'signer' } }] });
  });

  test('is refused where nothing counts', () => {
    const over = ahead(planOf(), { until: '2026-02-28T10:00:00.000Z' });
    const back = ahead(planOf(), { revokedBy: ada });
    expect(revokes(dba, [over, back])).toMatchObject({ refusal: { code: 'NothingAhead' } });
  });
});

describe('a target', () => {
  const signing = signsShown();
  const event = signing.status === 'decided' ? signing.events[0] : undefined;
  const then = (at: string, ...events: (typeof event)[]) =>
    events
      .flatMap((one) => (one ? [one] : []))
      .reduce((history, one) => evolveTarget(history, { event: one, at }), noHistory);

  test('keeps the last word of each person', () => {
    expect(then(signedAt, event).ahead).toEqual([ahead()]);
    expect(then(signedAt, event, event).ahead).toEqual([ahead()]);
  });

  test('keeps who revoked it', () => {
    const told = revokes(ada, [ahead(), ahead(planOf(), { person: observer })]);
    const revoked = told.status === 'decided' ? told.events[0] : undefined;
    expect(then(signedAt, event, revoked).ahead).toEqual([ahead(planOf(), { revokedBy: ada })]);
  });

  test('keeps what others agreed to when somebody revokes their own', () => {
    const byBo = signsShown({ by: bo });
    const told = revokes(dba, [ahead()]);
    const [others, revoked] = [byBo, told].map((one) =>
      one.status === 'decided' ? one.events[0] : undefined,
    );
    expect(then(signedAt, event, others, revoked).ahead).toEqual([
      ahead(planOf(), { revokedBy: dba }),
      ahead(planOf(), { person: bo, roles: ['approver'] }),
    ]);
  });
});

describe('a plan of a shape that was approved ahead', () => {
  test('has its approval on record as soon as it is made, with the moment of the signature', () => {
    given(declared())
      .when(planned(plan, { facts: reached }))
      .thenRecords('PlanMade', 'ApprovalGiven')
      .where('ApprovalGiven', { person: dba, roles: ['dba'], ahead: signedAt });
    const { scene } = given(made);
    const given_ = scene.log.map(({ event }) => event).find(({ type }) => type === 'ApprovalGiven');
    expect(given_).toMatchObject({ because: { rule: 'approved ahead', person: dba, role: 'dba' } });
  });

  test('goes by the authority alone, and nobody is asked', () => {
    given(declared())
      .when(carded({ facts: { ...reached, plan } }))
      .thenRecords('PlanMade', 'ApprovalGiven', 'CardShown');
    given(made, go({ facts: reached }))
      .when(confirm({ facts: reached }))
      .thenRecords('StrategyDecided', 'StrategyActivated');
  });

  test.each<[string, Partial<Facts>]>([
    ['nobody approved ahead', onTarget([])],
    ['goes elsewhere than to the last good release', onTarget([ahead(plan)], '0')],
    ['was approved for another playbook', onTarget([ahead(signed({}, { inputs: { n: 2 } }))])],
    ['was revoked', onTarget([ahead(plan, { revokedBy: ada })])],
    [
      'was approved until yesterday',
      onTarget([ahead(plan, { until: '2026-02-28T10:00:00.000Z' })]),
    ],
    ['was approved by somebody who has the role no more', { ...reached, roleHolders: {} }],
  ])('is asked about where it %s', (_, facts) => {
    given(declared(), planned(plan, { facts }))
      .when(go({ facts }))
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked');
  });

  test('is not asked to be approved by a name without a role twice', () => {
    const named = signed({ role: undefined, people: [dba] });
    const facts = onTarget([ahead(named, { roles: [] })]);
    given(declared(), planned(named, { facts })).when(go({ facts })).thenRecords('CardShown');
  });

  test('is asked about again when it was revoked since, and says so', () => {
    const back = onTarget([ahead(plan, { revokedBy: ada })]);
    given(made)
      .when(go({ facts: back }))
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalVoided', 'ApprovalAsked')
      .where('ApprovalVoided', { person: dba, why: 'revoked' })
      .saying({
        plan: rb(1),
        missing: [{ roles: ['dba'], people: [dba], given: 0, min: 1 }],
        ahead: { person: dba, at: signedAt, outside: 'revoked' },
        harm: undefined,
      });
    given(made, go({ facts: reached }))
      .when(confirm({ facts: back }))
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalVoided', 'ApprovalAsked');
    given(made)
      .when(switchTo(rb(1), { facts: back }))
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalVoided', 'ApprovalAsked');
  });

  test('loses it also when only its card is shown once more, and is asked about', () => {
    const back = onTarget([ahead(plan, { revokedBy: ada })]);
    given(made)
      .when(carded({ facts: { ...back, plan } }))
      .thenRecords('ApprovalVoided', 'CardShown', 'ApprovalAsked');
  });

  test('keeps it once it runs', () => {
    const back = onTarget([ahead(plan, { revokedBy: ada })]);
    given(made, go({ facts: reached }), confirm({ facts: reached }), abort())
      .when(go({ plan: rb(1), facts: back }))
      .thenRefuses('PlanAlreadyRun', 'OrderRefused');
  });

  test('keeps it where it was only signed once more', () => {
    const again = onTarget([ahead(plan, { at: '2026-03-01T10:00:00.000Z' })]);
    given(made)
      .when(go({ facts: again }))
      .thenRecords('CardShown');
  });

  test('loses it when its time is over', () => {
    const short = onTarget([ahead(plan, { until: '2026-03-01T10:30:00.000Z' })]);
    const story: Move = [declared(), planned(plan, { facts: short }), later(30)];
    given(story)
      .whenReported(expires())
      .thenRecords('ApprovalVoided')
      .where('ApprovalVoided', { why: 'expired' });
    given(story)
      .when(go({ facts: short }))
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked');
  });

  test('loses it to a no of the same person in the incident', () => {
    given(made, denied())
      .when(go({ facts: reached }))
      .thenRefuses('ApprovalDenied', 'OrderRefused');
  });
});

describe('whoever decides', () => {
  const byDba: Move = [
    made,
    taken({
      by: dba,
      facts: { roster: { people: [dba], deputy: bo, source: 'x', digest: 'x', ageMs: 0 } },
    }),
  ];

  test('does not go by what they approved ahead themselves, and can approve it now', () => {
    given(byDba)
      .when(go({ by: dba, facts: reached }))
      .thenRefuses('ApprovalMissing', 'OrderRefused', 'ApprovalAsked')
      .saying({
        plan: rb(1),
        missing: [{ roles: ['dba'], people: [dba], given: 0, min: 1 }],
        ahead: { person: dba, at: signedAt, outside: 'own' },
        harm: undefined,
      });
    given(byDba, approved({ by: dba }))
      .when(go({ by: dba, facts: reached }))
      .thenRecords('CardShown');
  });
});

describe('how agreement stands, in words', () => {
  const said = (facts: Partial<Facts>, ...moves: readonly Move[]) => {
    const { incident, scene } = given(declared(), planned(plan, { facts }), ...moves);
    const it = incident.plans[rb(1)];
    if (!it) throw new Error('There is no plan');
    const serviceHolders = { checkout: facts.roleHolders ?? {} };
    const ground = { ...standing([]), ...facts, serviceHolders };
    return approvalLines(incident, it, voiceAt(scene), {
      able: ({ roles }) => (roles.includes('dba') ? [dba] : []),
      notReached: notReached(incident, it, ground, scene.at),
    });
  };

  test('names who approved ahead and when, and nothing beside it', () => {
    expect(said(reached)).toEqual(['Approved ahead by Dana, 20 Feb']);
  });

  test('names what falls outside and why, and who is waited for', () => {
    expect(said(onTarget([ahead(signed({}, { inputs: { n: 2 } }))]))).toEqual([
      "Dana's approval of 20 Feb does not reach it (other inputs)",
      '0 of 1 approved, waits for dba (Dana)',
    ]);
  });

  test('counts', () => {
    expect(said(onTarget([]), approved())).toEqual(['1 of 1 approved']);
  });
});
