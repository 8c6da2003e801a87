import { describe, expect, test } from 'vitest';
import { openResiduals } from '../../src/core/incident/incident.ts';
import { given, type Move } from './given.ts';
import {
  carded,
  close,
  confirm,
  declared,
  decline,
  go,
  order,
  planned,
  running,
  stop,
  waive,
} from './orders.ts';
import { done, proposalExpires } from './reports.ts';
import { ada, bo, checkout, effect, observer, planOf, pricing, rb, step } from './sample.ts';

const later = { laterMs: 60_001 };

describe('a card that somebody asks for from anywhere', () => {
  test('is refused while a strategy is active: what is under way is the answer, not one more plan', () => {
    given(running(planOf())).when(carded()).thenRefuses('StrategyActive', 'OrderRefused');
  });

  test('declares the incident, makes the plan and is shown', () => {
    given()
      .when(carded())
      .thenRecords('IncidentDeclared', 'PlanMade', 'CardShown')
      .where('IncidentDeclared', { opened: 'card', severity: null, targets: [checkout] })
      .where('CardShown', { plan: rb(1), to: ada, until: '2026-03-01T10:01:00.000Z' })
      .on('deciding');
  });

  test('is a proposal when it is asked for by somebody who may not decide', () => {
    given()
      .when(carded({ by: observer }))
      .thenRecords('IncidentDeclared', 'PlanMade', 'StrategyProposed', 'CardShown')
      .where('IncidentDeclared', { authority: ada })
      .where('StrategyProposed', { by: observer, plan: rb(1) });
  });

  test('shows the plan that is open already when nothing has changed', () => {
    given(carded())
      .when(carded({ by: observer }))
      .thenRecords('StrategyProposed', 'CardShown')
      .where('CardShown', { plan: rb(1), to: observer });
  });

  test('is refused where there is no plan, with the reason', () => {
    const no = { code: 'NoPlaybook', facts: { service: 'checkout' } } as const;
    given()
      .when(carded({ facts: { plan: no } }))
      .thenRefuses('NoPlaybook');
    given()
      .when(carded({ facts: { plan: undefined } }))
      .thenRefuses('NoOpenPlan');
  });

  test('is refused in an incident that is closed', () => {
    given(declared(), close()).when(carded()).thenRefuses('IncidentClosed');
  });

  test('can be decided upon with one more tap', () => {
    given(carded())
      .when(confirm())
      .thenRecords('StrategyDecided', 'StrategyActivated')
      .on('acting');
  });
});

describe('a plan', () => {
  test('is made under the next number, and only once', () => {
    given(declared(), planned(planOf()))
      .when(planned(planOf({ inputs: { fast: true } })))
      .thenRecords('PlanMade')
      .where('PlanMade', { plan: rb(2) });
    given(declared(), planned(planOf())).when(planned(planOf())).thenNothing('AlreadyMade');
  });

  test('that ran already is made again under another number', () => {
    given(running(planOf()))
      .when(planned(planOf()))
      .thenRecords('PlanMade')
      .where('PlanMade', { plan: rb(2) });
  });

  test('is refused with the reason why there is none', () => {
    const no = { code: 'NoPlaybook', facts: { service: 'checkout' } } as const;
    const ask = (plan: typeof no | undefined) =>
      order({ kind: 'plan', targets: [] }, { facts: { plan } });
    given(declared())
      .when(ask(no))
      .thenRefuses('NoPlaybook', 'OrderRefused')
      .saying({ service: 'checkout' });
    given(declared()).when(ask(undefined)).thenRefuses('NoOpenPlan', 'OrderRefused');
  });
});

describe('go', () => {
  const story: Move = [declared(), planned(planOf())];

  test('shows the card first and moves nothing', () => {
    given(story).when(go()).thenRecords('CardShown').on('deciding');
  });

  test('decides with the card, and keeps why', () => {
    const document = planOf({
      assumes: [{ text: 'old code reads new rows' }, { text: 'x', check: 'c' }],
    });
    const counts = [{ effect: 'orders', count: 3 }];
    const tap = given(declared(), planned(document), go({ facts: { counts } }));
    const recorded = tap
      .when(confirm({ facts: { counts } }))
      .thenRecords('StrategyDecided', 'StrategyActivated')
      .where('StrategyDecided', {
        strategy: 'rollback',
        plan: rb(1),
        epoch: 1,
        targets: [checkout],
        counts,
      })
      .where('StrategyDecided', { unproven: ['old code reads new rows'] })
      .where('StrategyActivated', { plan: rb(1), epoch: 1 })
      .on('acting');
    expect(recorded.events[0]).toMatchObject({
      because: {
        rule: 'authority may go',
        person: ada,
        playbook: 'playbook-1',
        card: tap.incident.cards[ada]?.card,
      },
    });
  });

  test('is refused with a fresh card when the card is older than a minute', () => {
    given(declared(), planned(planOf()), go(), later)
      .when(confirm())
      .thenRefuses('CardStale', 'OrderRefused', 'CardShown')
      .saying({ plan: rb(1) });
  });

  test('is accepted with a card that is exactly as old as it may be', () => {
    given(declared(), planned(planOf()), go(), { laterMs: 59_000 })
      .when(confirm())
      .thenRecords('StrategyDecided', 'StrategyActivated');
  });

  test('is refused with a card that was shown to somebody else', () => {
    const shown = [declared(), planned(planOf()), carded({ by: bo })];
    const card = given(...shown).incident.cards[bo]?.card ?? '';
    given(...shown)
      .when(order({ kind: 'go', card }))
      .thenRefuses('CardStale', 'OrderRefused', 'CardShown');
  });

  test('is refused with a card of another plan', () => {
    const two = given(
      declared(),
      planned(planOf()),
      planned(planOf({ inputs: { n: 2 } })),
      go({ plan: rb(1) }),
    );
    two.when(confirm({ plan: rb(2) })).thenRefuses('CardStale', 'OrderRefused', 'CardShown');
    two.when(confirm({ plan: rb(1) })).thenRecords('StrategyDecided', 'StrategyActivated');
  });

  test.each([
    ['playbook', { playbookNow: 'playbook-2' }],
    ['vanished', { playbookNow: undefined }],
    ['configuration', { configurationNow: 'service-2' }],
    ['configuration', { configurationNow: undefined }],
    ['release', { liveNow: { [checkout]: '3' } }],
    ['release', { liveNow: { [checkout]: '1' } }],
    ['release', { liveNow: {} }],
  ] as const)('is refused when the %s is not what it was', (what, facts) => {
    given(story)
      .when(go({ facts }))
      .thenRefuses('PlanChanged', 'OrderRefused')
      .saying({ plan: rb(1), what });
    given(declared(), planned(planOf()), go())
      .when(confirm({ facts }))
      .thenRefuses('PlanChanged', 'OrderRefused');
  });

  test('is refused while nothing may be carried out', () => {
    given(story)
      .when(go({ facts: { observing: true } }))
      .thenRefuses('OnlyObserving', 'OrderRefused')
      .saying({ order: 'go' });
  });

  test('needs a plan to mean', () => {
    given(declared()).when(go()).thenRefuses('NoOpenPlan', 'OrderRefused').saying({ order: 'go' });
    given(story)
      .when(go({ plan: rb(9) }))
      .thenRefuses('UnknownPlan', 'OrderRefused')
      .saying({ plan: rb(9), plans: [rb(1)] });
    given(declared(), planned(planOf()), planned(planOf({ inputs: { n: 2 } })))
      .when(go())
      .thenRefuses('WhichPlan', 'OrderRefused')
      .saying({ plans: [rb(1), rb(2)] });
  });

  test('is a friendly nothing the second time, whichever tap it is', () => {
    given(running(planOf()))
      .when(go({ plan: rb(1) }))
      .thenNothing('AlreadyRunning');
    given(running(planOf()))
      .when(order({ kind: 'go', plan: rb(1), card: 'the card of before' }))
      .thenNothing('AlreadyRunning');
  });

  test('is not offered for a plan whose ground another one took: it is void and nothing is left to go on', () => {
    const one = planOf({ steps: [step('a')], mitigatedWhen: [] });
    const other = planOf({ steps: [step('a')], mitigatedWhen: [], inputs: { n: 2 } });
    given(running(one), planned(other), done('a'))
      .when(go())
      .thenRefuses('NoOpenPlan', 'OrderRefused');
  });

  test('is refused by its name too, and nobody brings such a plan back to the table', () => {
    const one = planOf({ steps: [step('a')], mitigatedWhen: [] });
    const restart = planOf({ strategy: 'restart', mitigatedWhen: [] });
    const story: Move = [running(one), planned(restart), done('a')];
    given(story)
      .when(go({ plan: rb(2) }))
      .thenRefuses('PlanChanged', 'OrderRefused')
      .saying({ plan: rb(2), what: 'ground' });
    given(story)
      .when(order({ kind: 'propose', strategy: rb(2) }, { by: observer }))
      .thenRefuses('PlanChanged', 'OrderRefused');
    given(story)
      .when(order({ kind: 'decline', plan: rb(2) }))
      .thenRefuses('PlanChanged', 'OrderRefused');
  });

  test('runs a plan once', () => {
    given(running(planOf({ mitigatedWhen: [] })), order({ kind: 'abort' }))
      .when(go({ plan: rb(1) }))
      .thenRefuses('PlanAlreadyRun', 'OrderRefused')
      .saying({ plan: rb(1) });
  });
});

describe('effects that going back will not undo', () => {
  const document = planOf({ effects: [effect('orders'), effect('mails'), effect('calls')] });
  const counts = [
    { effect: 'orders', count: 3 },
    { effect: 'mails', count: 0 },
    { effect: 'calls', count: null },
  ];

  test('open a residual each when there are some, or when nobody could tell', () => {
    const recorded = given(declared(), planned(document), go())
      .when(confirm({ facts: { counts } }))
      .thenRecords('StrategyDecided', 'StrategyActivated', 'ResidualOpened', 'ResidualOpened')
      .where('ResidualOpened', {
        residual: 'R1',
        of: 'orders',
        count: 3,
        owner: 'dba',
        cause: 'effect',
      });
    expect(recorded.incident.residuals['R2']).toMatchObject({ of: 'calls', count: null });
  });

  test('that nobody counted open one: it fails closed', () => {
    const one = planOf({ effects: [effect('orders')] });
    given(declared(), planned(one), go())
      .when(confirm())
      .thenRecords('StrategyDecided', 'StrategyActivated', 'ResidualOpened')
      .where('ResidualOpened', { count: null });
  });

  test('that are open from a strategy before are not opened twice', () => {
    const again = { ...document, inputs: { n: 2 } };
    given(
      declared(),
      planned(document),
      go(),
      confirm({ facts: { counts } }),
      order({ kind: 'abort' }),
      planned(again),
      go(),
    )
      .when(confirm({ facts: { counts } }))
      .thenRecords('StrategyDecided', 'StrategyActivated');
  });

  const again = { ...document, inputs: { n: 2 } };
  const more = [
    { effect: 'orders', count: 10 },
    { effect: 'mails', count: 2 },
    { effect: 'calls', count: 7 },
  ];
  const decided = ['StrategyDecided', 'StrategyActivated'] as const;
  const before: readonly Move[] = [
    declared(),
    planned(document),
    go(),
    confirm({ facts: { counts } }),
    order({ kind: 'abort' }),
  ];

  test('that have grown since stay what they are, with the count of now', () => {
    const story = given(...before, planned(again), go())
      .when(confirm({ facts: { counts: more } }))
      .thenRecords(...decided, 'ResidualGrew', 'ResidualGrew', 'ResidualOpened')
      .where('ResidualGrew', { residual: 'R1', name: 'orders were written', count: 10 })
      .where('ResidualOpened', { residual: 'R3', of: 'mails', count: 2 });
    expect(openResiduals(story.incident)).toMatchObject([
      { residual: 'R1', count: 10 },
      { residual: 'R2', count: 7 },
      { residual: 'R3', count: 2 },
    ]);
  });

  test('that were closed open another, for what has come since; it grows then', () => {
    const closed = order({ kind: 'residual', residual: 'R1', outcome: 'done', evidence: 'paid' });
    const moves = [...before, closed, planned(again), go()];
    given(...moves)
      .when(confirm({ facts: { counts: more } }))
      .thenRecords(...decided, 'ResidualGrew', 'ResidualOpened', 'ResidualOpened')
      .where('ResidualGrew', { residual: 'R2', count: 7 })
      .where('ResidualOpened', {
        residual: 'R3',
        of: 'orders',
        count: 7,
        name: 'orders were written, since R1',
      });
    const third = planned({ ...document, inputs: { n: 3 } });
    given(...moves, confirm({ facts: { counts: more } }), order({ kind: 'abort' }), third, go())
      .when(confirm({ facts: { counts: [{ effect: 'orders', count: 15 }] } }))
      .thenRecords(...decided, 'ResidualGrew')
      .where('ResidualGrew', { residual: 'R3', count: 12 });
  });

  test('that were closed uncounted open no other: nobody can tell what has come since', () => {
    const closed = order({ kind: 'residual', residual: 'R2', outcome: 'done', evidence: 'rung' });
    given(...before, closed, planned(again), go())
      .when(confirm({ facts: { counts: [{ effect: 'calls', count: 7 }] } }))
      .thenRecords(...decided, 'ResidualOpened')
      .where('ResidualOpened', { of: 'mails', count: null });
  });

  test('of another release are counted by themselves', () => {
    const other = { ...document, from: { version: '3' } };
    given(
      declared(),
      planned(document),
      go(),
      confirm({ facts: { counts } }),
      order({ kind: 'abort' }),
      planned(other, { facts: { liveNow: { [checkout]: '3' } } }),
      go({ facts: { liveNow: { [checkout]: '3' } } }),
    )
      .when(confirm({ facts: { counts, liveNow: { [checkout]: '3' } } }))
      .thenRecords('StrategyDecided', 'StrategyActivated', 'ResidualOpened', 'ResidualOpened')
      .where('ResidualOpened', { of: 'orders', count: 3 });
  });

  test('open a residual although something else of that name is open', () => {
    const same = planOf({ preconditions: [], effects: [effect('shop-answers')] });
    given(declared(), waive('shop-answers'), planned(same), go())
      .when(confirm())
      .thenRecords('StrategyDecided', 'StrategyActivated', 'ResidualOpened')
      .where('ResidualOpened', { residual: 'R2' });
  });
});

describe('"Not now"', () => {
  test('closes an incident that only a card had opened', () => {
    given(carded())
      .when(decline())
      .thenRecords('ProposalDeclined', 'IncidentClosed')
      .where('ProposalDeclined', { plan: rb(1), until: '2026-03-01T10:30:01.000Z' })
      .where('IncidentClosed', { outcome: 'not-taken-up' })
      .on('closed');
  });

  test('leaves a declared incident open, until its time is over', () => {
    const story = given(declared(), planned(planOf()), decline());
    expect(story.incident.plans[rb(1)]?.proposal).toMatchObject({ status: 'declined' });
    story.whenReported(proposalExpires(rb(1))).thenNothing();
    const over: Move = [declared(), planned(planOf()), decline(), { laterMs: 1_800_000 }];
    given(over)
      .whenReported(proposalExpires(rb(1)))
      .thenRecords('ProposalExpired')
      .on('deciding');
    given(over, proposalExpires(rb(1)))
      .whenReported(proposalExpires(rb(1)))
      .thenNothing();
  });

  test('does not come back to an incident that is closed', () => {
    given(carded(), decline())
      .whenReported(proposalExpires(rb(1)))
      .thenNothing();
  });

  test('may be thought over: go on the same plan decides', () => {
    given(declared(), planned(planOf()), decline(), go())
      .when(confirm())
      .thenRecords('StrategyDecided', 'StrategyActivated');
  });

  test('is refused for a plan that runs or ran', () => {
    given(running(planOf())).when(decline()).thenRefuses('StrategyActive', 'OrderRefused');
    given(running(planOf()), order({ kind: 'abort' }))
      .when(decline({ plan: rb(1) }))
      .thenRefuses('PlanAlreadyRun', 'OrderRefused');
    given(declared())
      .when(decline())
      .thenRefuses('NoOpenPlan', 'OrderRefused')
      .saying({ order: 'decline' });
  });
});

describe('one strategy at a time', () => {
  test('per incident: a second one is refused and told how far the first is', () => {
    const document = planOf({ steps: [step('a'), step('b', { needs: ['a'] })] });
    given(running(document), planned(planOf({ inputs: { n: 2 } })))
      .when(go({ plan: rb(2) }))
      .thenRefuses('StrategyActive', 'OrderRefused')
      .saying({ strategy: 'rollback', plan: rb(1), through: 0, steps: 2, isPaused: false });
  });

  test('says that a run which is paused can go on', () => {
    given(running(planOf()), stop())
      .when(go({ plan: rb(1) }))
      .thenNothing('AlreadyPaused');
    given(running(planOf()), planned(planOf({ inputs: { n: 2 } })), stop())
      .when(go({ plan: rb(2) }))
      .thenRefuses('StrategyActive', 'OrderRefused')
      .saying({ strategy: 'rollback', plan: rb(1), through: 0, steps: 1, isPaused: true });
  });

  test('per incident: also while it waits', () => {
    given(
      declared(),
      planned(planOf()),
      order({ kind: 'switch', to: 'wait', targets: [], reason: 'x', override: false }),
    )
      .when(go())
      .thenRefuses('StrategyActive', 'OrderRefused')
      .saying({ strategy: 'wait', plan: undefined, through: 0, steps: 0, isPaused: false });
  });

  test('per target: what another incident holds is refused, what this one holds is not', () => {
    const story = given(declared(), planned(planOf()));
    const held = (incident: string, target = checkout) => ({
      facts: { held: [{ target, incident }] },
    });
    story
      .when(go(held('INC-9')))
      .thenRefuses('TargetHeld', 'OrderRefused')
      .saying({ target: checkout, by: 'INC-9' });
    story.when(go(held('INC-1'))).thenRecords('CardShown');
    story.when(go(held('INC-9', pricing))).thenRecords('CardShown');
  });

  test('epochs grow from one decision to the next', () => {
    given(running(planOf()), order({ kind: 'abort' }), planned(planOf()), go())
      .when(confirm())
      .thenRecords('StrategyDecided', 'StrategyActivated')
      .where('StrategyActivated', { epoch: 2 });
  });
});
