import { describe, expect, test } from 'vitest';
import { needsTwoPersons } from '../../../src/core/impact/persons.ts';
import type { Loss } from '../../../src/core/impact/shapes.ts';
import type { FrozenPlan } from '../../../src/core/plan/plan.ts';
import { approved } from '../approvals.ts';
import { taken } from '../command.ts';
import { given, type Move } from '../given.ts';
import { carded, confirm, declared, go, planned, running, switchTo } from '../orders.ts';
import { done } from '../reports.ts';
import { bo, checkout, dba, effect, planOf, rb, step } from '../sample.ts';
import { lose } from './orders.ts';
import { dataset, dropped, impact, orders, wiping } from './samples.ts';

const shown = (more: Partial<FrozenPlan>, facts = {}): Move => [
  declared(),
  planned(planOf(more)),
  // What takes two persons has its second one here; test/core/approval.test.ts is about that.
  needsTwoPersons(planOf(more)).length > 0 ? approved() : [],
  go({ facts }),
];
const lost = (rows: number | null, ageMs: number | null = 60_000): { losses: Loss[] } => ({
  losses: [{ dataset: 'orders', owner: 'dba', rows, ageMs }],
});
const typed = { typed: checkout };

describe('a plan of a service that does not say what it leaves', () => {
  const story = shown({ effectsDeclared: false });

  test('does not start unless that is accepted by name', () => {
    given(story).when(confirm()).thenRefuses('EffectsUnknown', 'OrderRefused', 'CardShown');
    given(story)
      .when(confirm({ accept: ['unknown-data'] }))
      .thenRefuses('EffectsUnknown', 'OrderRefused', 'CardShown');
  });

  test('starts when it is, on record with the figures that were shown', () => {
    const counts = [{ effect: 'orders', count: 7 }];
    given(story)
      .when(confirm({ accept: ['unknown-effects'], facts: { counts } }))
      .thenRecords('RisksAccepted', 'StrategyDecided', 'StrategyActivated')
      .where('RisksAccepted', { accepted: ['unknown-effects'], typed: false, counts });
  });

  test('leaves that aside for a strategy that goes back to nothing', () => {
    given(shown({ effectsDeclared: false, strategy: 'flag-off' }))
      .when(confirm())
      .thenRecords('StrategyDecided', 'StrategyActivated');
  });
});

describe('a plan whose impact on data nobody knows', () => {
  const document = planOf({ dataImpact: impact('unknown'), effects: [effect('orders')] });
  const story: Move = [declared(), planned(document), go()];

  test('does not start unless that is accepted by name', () => {
    given(story).when(confirm()).thenRefuses('DataImpactUnknown', 'OrderRefused', 'CardShown');
  });

  test('leaves finding out to do, beside what stays, and once only', () => {
    const said = { accept: ['unknown-data' as const] };
    const started = given(story)
      .when(confirm(said))
      .thenRecords(
        'RisksAccepted',
        'StrategyDecided',
        'StrategyActivated',
        'ResidualOpened',
        'ResidualOpened',
      );
    expect(started.events.at(-1)).toMatchObject({ cause: 'data', of: '2', residual: 'R2' });
    given(
      story,
      confirm(said),
      planned(planOf({ dataImpact: impact('unknown'), inputs: { n: 2 } })),
      switchTo(rb(2)),
    )
      .when(switchTo(rb(2), { ...said, confirmed: true }))
      .thenRecords(
        'RisksAccepted',
        'SwitchOrdered',
        'StepCanceled',
        'RunEnded',
        'StrategyEnded',
        'StrategyActivated',
      );
  });
});

describe('a plan over a migration that destroyed', () => {
  const story = shown({ dataImpact: dropped });

  test.each([[{}], [{ typed: 'checkout' }]])(
    'does not start while its target is typed as %j',
    (said) => {
      given(story).when(confirm(said)).thenRefuses('TargetNotTyped', 'OrderRefused', 'CardShown');
    },
  );

  test('starts when its target is typed, in any case', () => {
    given(story)
      .when(confirm({ typed: ' Checkout@PROD ' }))
      .thenRecords('RisksAccepted', 'StrategyDecided', 'StrategyActivated')
      .where('RisksAccepted', { typed: true });
  });

  test('is not the plan any more once somebody says what its release carried', () => {
    given(story)
      .when(confirm({ ...typed, facts: { impactNow: impact('none') } }))
      .thenRefuses('PlanChanged', 'OrderRefused', 'ApprovalVoided')
      .saying({ plan: rb(1), what: 'release' });
    given(story)
      .when(confirm({ ...typed, facts: { impactNow: dropped } }))
      .thenRecords('RisksAccepted', 'StrategyDecided', 'StrategyActivated');
  });
});

describe('a step that destroys what has to be kept', () => {
  const kept = [{ kind: 'retain', said: 'retain(7y)' } as const];
  const facts = { step: 'back', dataset: 'orders', how: 'restore', constraint: 'retain(7y)' };

  test('is in no plan and on no card, whoever asks', () => {
    const document = planOf(wiping({ constraints: kept }));
    given(declared())
      .when(planned(document))
      .thenRefuses('ConstraintForbids', 'OrderRefused')
      .saying(facts);
    given()
      .when(carded({ facts: { plan: document } }))
      .thenRefuses('ConstraintForbids');
  });

  test('may add to it, and may empty what is derived', () => {
    const adds = planOf({
      datasets: [dataset('orders', { constraints: kept })],
      steps: [step('back', orders('insert'))],
    });
    given(declared()).when(planned(adds)).thenRecords('PlanMade');
    const derived = planOf(wiping({ constraints: kept, class: 'derived' }));
    given(declared()).when(planned(derived)).thenRecords('PlanMade');
  });
});

describe('a plan that writes a backup over the orders', () => {
  test('starts within what may be lost', () => {
    const within = wiping({ rpo: { maxRows: 500, maxAgeMs: 900_000 } });
    given(shown(within, lost(412)))
      .when(confirm({ ...typed, facts: lost(412) }))
      .thenRecords('RisksAccepted', 'StrategyDecided', 'StrategyActivated')
      .where('RisksAccepted', lost(412));
  });

  test.each([
    ['more rows', wiping({ rpo: { maxRows: 400 } }), lost(412)],
    ['any row without a threshold', wiping(), lost(1)],
    ['rows that nobody can count', wiping({ rpo: { maxRows: 400 } }), lost(null)],
    ['more time', wiping({ rpo: { maxRows: 400, maxAgeMs: 1_000 } }), lost(0)],
    ['time that nobody knows', wiping({ rpo: { maxAgeMs: 1_000 } }), lost(0, null)],
    ['what was never looked up', wiping({ rpo: { maxRows: 400 } }), { losses: [] }],
    ['data that nobody declared', { steps: [step('back', orders('restore'))] }, { losses: [] }],
  ])('does not start unsigned where it would lose %s', (_what, plan, facts) => {
    given(shown(plan, facts))
      .when(confirm({ ...typed, facts }))
      .thenRefuses('DataLossUnsigned', 'OrderRefused', 'CardShown');
  });

  const story = shown(wiping(), lost(412));

  test('starts once its owner has given it up by the number that was shown', () => {
    given(story)
      .when(lose('412', { by: dba }))
      .thenRecords('LossSigned')
      .where('LossSigned', { by: dba, ...lost(412) });
    given(story, lose('412', { by: dba }))
      .when(confirm({ ...typed, facts: lost(412) }))
      .thenRecords('RisksAccepted', 'StrategyDecided', 'StrategyActivated');
  });

  test('does not start when more would be lost than was signed for, or the signature is too old', () => {
    given(story, lose('412', { by: dba }))
      .when(confirm({ ...typed, facts: lost(413) }))
      .thenRefuses('DataLossUnsigned', 'OrderRefused', 'CardShown');
    given(
      story,
      lose('412', { by: dba }),
      { laterMs: 3_700_000 },
      approved(),
      go({ facts: lost(412) }),
    )
      .when(confirm({ ...typed, facts: lost(412) }))
      .thenRefuses('DataLossUnsigned', 'OrderRefused', 'CardShown');
  });

  test('is signed for by nobody but its owner, and by no other number', () => {
    given(story)
      .when(lose('412', { by: bo }))
      .thenRefuses('NotTheRole', 'OrderRefused');
    given(story)
      .when(lose('411', { by: dba }))
      .thenRefuses('LossDiffers', 'OrderRefused')
      .saying({ plan: rb(1), said: '411', shown: '412' });
    given(story)
      .when(lose('412', { by: dba, plan: rb(9) }))
      .thenRefuses('UnknownPlan', 'OrderRefused');
    given(running(planOf()))
      .when(lose('412', { by: dba, plan: rb(1) }))
      .thenRefuses('PlanAlreadyRun', 'OrderRefused');
    given(shown(wiping(), lost(null)))
      .when(lose('unknown', { by: dba }))
      .thenRecords('LossSigned');
    given(running(planOf()), planned(planOf(wiping())), done('back'))
      .when(lose('unknown', { by: dba, plan: rb(2) }))
      .thenRefuses('PlanChanged', 'OrderRefused');
  });

  test('is signed for by what the last card said, whoever was shown it', () => {
    const twice: Move = [story, taken({ by: bo }), go({ by: bo, facts: lost(420) })];
    given(twice)
      .when(lose('412', { by: dba }))
      .thenRefuses('LossDiffers', 'OrderRefused')
      .saying({ plan: rb(1), said: '412', shown: '420' });
    given(twice)
      .when(lose('420', { by: dba }))
      .thenRecords('LossSigned');
  });

  test('is signed for by whoever goes, where the data is theirs', () => {
    const roleHolders = { dba: [] };
    given(story)
      .when(confirm({ ...typed, lose: '412', facts: { ...lost(412), roleHolders } }))
      .thenRecords('LossSigned', 'RisksAccepted', 'StrategyDecided', 'StrategyActivated');
    given(story)
      .when(confirm({ ...typed, lose: '412', facts: lost(412) }))
      .thenRefuses('NotTheRole', 'OrderRefused', 'CardShown');
    given(story)
      .when(confirm({ ...typed, lose: '412', facts: { ...lost(413), roleHolders } }))
      .thenRefuses('DataLossUnsigned', 'OrderRefused', 'CardShown');
  });
});

describe('a switch to a plan that takes something for granted', () => {
  test('accepts it by name, as a decision does', () => {
    const second = planOf({ assumes: [{ text: 'nobody else deploys' }], inputs: { n: 2 } });
    given(running(planOf()), planned(second), switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords(
        'SwitchOrdered',
        'StepCanceled',
        'RunEnded',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('SwitchOrdered', { unproven: ['nobody else deploys'] });
  });
});
