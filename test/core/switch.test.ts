import { describe, expect, test } from 'vitest';
import { given, type Move } from './given.ts';
import {
  abort,
  carded,
  confirm,
  declared,
  planned,
  running,
  settle,
  stop,
  switched,
  switchTo,
} from './orders.ts';
import {
  ackOverdue,
  begun,
  checked,
  claimed,
  died,
  done,
  failed,
  finished,
  unknown,
} from './reports.ts';
import {
  checkout,
  effect,
  idempotent,
  manual,
  pause,
  planOf,
  pricing,
  rb,
  step,
} from './sample.ts';

const old = planOf({
  steps: [step('drain'), step('back', { needs: ['drain'] })],
  finally: [step('fill', { needs: ['drain'] })],
});
const other = planOf({ steps: [step('forward')] });
const story: Move = [running(old), planned(other)];

describe('a switch with no step under way', () => {
  test('ends the old strategy and activates the next in the same moment', () => {
    given(story, switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords(
        'SwitchOrdered',
        'StepCanceled',
        'StepCanceled',
        'RunEnded',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('SwitchOrdered', { from: 1, plan: rb(2), epoch: 2, override: false })
      .where('SwitchOrdered', { texts: { reason: 'it does not help' } })
      .where('RunEnded', { plan: rb(1), outcome: 'superseded' })
      .where('StrategyEnded', { epoch: 1, outcome: 'superseded' })
      .where('StrategyActivated', { plan: rb(2), epoch: 2 })
      .on('acting');
  });

  test('shows the card first, and wants it fresh', () => {
    given(story)
      .when(switchTo(rb(2)))
      .thenRecords('CardShown');
    given(story, switchTo(rb(2)), { laterMs: 60_000 })
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRefuses('CardStale', 'OrderRefused', 'CardShown');
  });

  test('keeps by which card and playbook it was decided', () => {
    const recorded = given(story, switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords(
        'SwitchOrdered',
        'StepCanceled',
        'StepCanceled',
        'RunEnded',
        'StrategyEnded',
        'StrategyActivated',
      );
    expect(recorded.events[0]).toMatchObject({
      because: { rule: 'authority may switch', playbook: 'playbook-1' },
    });
  });
});

describe('a switch while a step is started', () => {
  const waiting: Move = [story, claimed('drain'), switched(rb(2))];

  test('waits: the old strategy starts nothing more, the next one not yet', () => {
    given(story, claimed('drain'), switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords('SwitchOrdered', 'StepCanceled')
      .on('acting');
    given(waiting).whenReported(claimed('back')).thenNothing();
    given(waiting)
      .whenReported(claimed('forward', { plan: rb(2), epoch: 2 }))
      .thenNothing();
  });

  test('is carried out when the step has ended, and leaves what finally owed to somebody', () => {
    given(waiting)
      .whenReported(finished('drain'))
      .thenRecords(
        'StepFinished',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('ResidualOpened', { cause: 'finally', of: 'fill', name: 'Do fill', owner: 'ops' })
      .where('StrategyActivated', { plan: rb(2), epoch: 2 });
    given(waiting)
      .whenReported(failed('drain', 'Aborted'))
      .thenRecords(
        'StepFailed',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      );
  });

  test('waits for a person when nobody can tell what became of the step', () => {
    given(waiting).whenReported(died('drain')).thenRecords('StepUnknown').on('acting');
    given(waiting, died('drain'))
      .when(settle('drain', 'not-done'))
      .thenRecords(
        'StepSettled',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      );
    given(waiting, died('drain'))
      .when(settle('drain', 'abandon'))
      .thenRecords(
        'StepSettled',
        'ResidualOpened',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('ResidualOpened', { cause: 'step', of: 'drain', residual: 'R1' });
  });

  test('never retries the step, though its author calls it idempotent', () => {
    const twice = planOf({ steps: [idempotent('drain', 2)] });
    given(running(twice), planned(other), claimed('drain'), switched(rb(2)))
      .whenReported(died('drain'))
      .thenRecords('StepUnknown');
  });

  test('does not wait when a person overrides that by name', () => {
    given(waiting)
      .when(switchTo(rb(2), { override: true, confirmed: true }))
      .thenRecords(
        'SwitchOrdered',
        'ReviewOpened',
        'RunEnded',
        'ResidualOpened',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('SwitchOrdered', { override: true, epoch: 2 })
      .where('ResidualOpened', { cause: 'step', of: 'drain' });
  });

  test('is refused another goal meanwhile', () => {
    given(waiting)
      .when(switchTo('wait'))
      .thenRefuses('SwitchUnderWay', 'OrderRefused')
      .saying({ to: rb(2) });
    given(waiting, planned(planOf({ inputs: { n: 3 } })))
      .when(switchTo(rb(3)))
      .thenRefuses('SwitchUnderWay', 'OrderRefused')
      .saying({ to: rb(2) });
    given(waiting)
      .when(switchTo(rb(2)))
      .thenRefuses('SwitchUnderWay', 'OrderRefused');
    given(waiting)
      .when(switchTo('wait', { override: true }))
      .thenRefuses('SwitchUnderWay', 'OrderRefused');
  });
});

describe('a step that was under way when a switch was overridden', () => {
  const gone: Move = [
    story,
    claimed('drain'),
    switchTo(rb(2)),
    switchTo(rb(2), { confirmed: true, override: true }),
  ];

  test('may end late, and that is recorded', () => {
    given(gone)
      .whenReported(finished('drain', { plan: rb(1) }))
      .thenRecords('StepFinished');
    given(gone)
      .whenReported(died('drain', { plan: rb(1) }))
      .thenRecords('StepUnknown');
  });

  test('leaves nothing that starts again', () => {
    given(gone, finished('drain', { plan: rb(1) }))
      .whenReported(claimed('back', { plan: rb(1) }))
      .thenNothing();
    const twice = planOf({ steps: [idempotent('drain', 2)] });
    given(
      running(twice),
      planned(other),
      claimed('drain'),
      switchTo(rb(2)),
      switchTo(rb(2), { confirmed: true, override: true }),
    )
      .whenReported(failed('drain', 'ExitCode', { plan: rb(1) }))
      .thenRecords('StepFailed')
      .where('StepFailed', { retryAt: undefined });
  });
});

describe('what a switch leaves over that goes past what it waits for', () => {
  test('is what it left over when it was ordered, and nothing twice', () => {
    const counted = { facts: { counts: [{ effect: 'orders', count: 5 }] } };
    const forward = planOf({
      strategy: 'fix-forward',
      from: { version: '3' },
      to: { version: '3' },
      effects: [effect('orders')],
    });
    const left = (...more: readonly Move[]) =>
      Object.values(
        given(
          running(planOf({ effects: [effect('orders')] })),
          planned(forward),
          claimed('back'),
          switchTo(rb(2), counted),
          switchTo(rb(2), { ...counted, confirmed: true }),
          ...more,
        ).incident.residuals,
      ).filter(({ cause }) => cause === 'effect').length;
    const past: readonly Move[] = [
      switchTo(rb(2), { ...counted, override: true }),
      switchTo(rb(2), { ...counted, override: true, confirmed: true }),
    ];
    expect(left()).toBe(2);
    expect(left(...past)).toBe(2);
  });
});

describe('a switch while finished steps are taken back', () => {
  const undoing = planOf({
    steps: [step('a'), step('b', { needs: ['a'], onFailure: { do: 'compensate' } })],
    compensate: [{ for: 'a', step: step('a-undo') }],
  });

  test('waits for the step that is being taken back', () => {
    const undo: Move = [
      running(undoing),
      planned(other),
      done('a'),
      claimed('b'),
      failed('b'),
      claimed('a-undo'),
    ];
    given(undo, switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords('SwitchOrdered');
    given(undo, switched(rb(2)))
      .whenReported(finished('a-undo'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded', 'StrategyActivated');
  });
});

describe('a switch while finally is under way', () => {
  test('leaves to somebody what a person had not done yet', () => {
    const byHand = planOf({ finally: [manual('fill', 'none'), pause('rest')] });
    given(running(byHand), planned(other), done('back'), begun('fill'), switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords(
        'SwitchOrdered',
        'StepCanceled',
        'RunEnded',
        'ResidualOpened',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('ResidualOpened', { cause: 'finally', of: 'fill' });
    given(running(byHand), planned(other), done('back'), begun('fill'), switched(rb(2)))
      .whenReported(ackOverdue('fill', { plan: rb(1) }))
      .thenNothing();
  });

  test('leaves nothing over that is done', () => {
    given(
      running(old),
      planned(other),
      done('drain'),
      done('back'),
      claimed('fill'),
      switched(rb(2)),
    )
      .whenReported(finished('fill'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded', 'StrategyActivated');
  });

  test('leaves over what failed', () => {
    given(
      running(old),
      planned(other),
      done('drain'),
      done('back'),
      claimed('fill'),
      failed('fill'),
      switchTo(rb(2)),
    )
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords(
        'SwitchOrdered',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      );
  });
});

describe('a switch over a pause', () => {
  test('goes ahead', () => {
    given(story, stop(), switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords(
        'SwitchOrdered',
        'StepCanceled',
        'StepCanceled',
        'RunEnded',
        'StrategyEnded',
        'StrategyActivated',
      );
  });
});

describe('the record of a switch', () => {
  test('holds what the old strategy had done and left half done, as the confirmation showed it', () => {
    const three = planOf({
      steps: [step('a'), step('b'), manual('c', 'none'), step('d', { needs: ['b'] })],
    });
    const half: Move = [running(three), planned(other), done('a'), claimed('b'), begun('c')];
    given(half, switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords('SwitchOrdered', 'StepCanceled', 'StepCanceled')
      .where('SwitchOrdered', { left: { done: ['a'], open: ['b', 'c'] } });
  });

  test('holds the figures and what nothing had proven of what comes next', () => {
    const next = planOf({ assumes: [{ text: 'the form is all' }], effects: [effect('orders')] });
    const facts = { counts: [{ effect: 'orders', count: 3 }] };
    const { incident } = given(running(planOf()), planned(next), switched(rb(2), { facts }));
    expect(incident.table.decided).toMatchObject({ ...facts, unproven: ['the form is all'] });
  });

  test('says of waiting only what is left', () => {
    given(running(old), done('drain'))
      .when(switchTo('wait'))
      .thenRecords(
        'SwitchOrdered',
        'StepCanceled',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('SwitchOrdered', { left: { done: ['drain'], open: [] }, counts: [], unproven: [] });
  });
});

describe('a switch that is the first strategy', () => {
  test('decides and activates waiting at once', () => {
    given(declared())
      .when(switchTo('wait'))
      .thenRecords('StrategyDecided', 'StrategyActivated')
      .where('StrategyDecided', {
        strategy: 'wait',
        targets: [checkout],
        texts: { reason: 'it does not help' },
      })
      .on('acting');
  });

  test('decides for a plan with its card, and keeps the reason', () => {
    given(declared(), planned(other), switchTo(rb(1)))
      .when(switchTo(rb(1), { confirmed: true }))
      .thenRecords('StrategyDecided', 'StrategyActivated')
      .where('StrategyDecided', { plan: rb(1), texts: { reason: 'it does not help' } });
  });

  test('keeps the reason when it is confirmed by a go that does not repeat it', () => {
    given(declared(), planned(other))
      .when(switchTo(rb(1)))
      .thenRecords('CardShown')
      .where('CardShown', { texts: { reason: 'it does not help' } });
    const asked = given(declared(), planned(other), switchTo(rb(1)));
    asked
      .when(confirm({ facts: { saidBefore: 'it does not help' } }))
      .thenRecords('StrategyDecided', 'StrategyActivated')
      .where('StrategyDecided', { texts: { reason: 'it does not help' } });
    given(declared(), planned(other), switchTo(rb(1)), { laterMs: 60_000 })
      .when(confirm({ facts: { saidBefore: 'it does not help' } }))
      .thenRefuses('CardStale', 'OrderRefused', 'CardShown')
      .where('CardShown', { texts: { reason: 'it does not help' } });
  });

  test('acts on the targets that it names', () => {
    given(declared({ targets: [checkout, pricing] }))
      .when(switchTo('wait', { targets: [pricing] }))
      .thenRecords('StrategyDecided', 'StrategyActivated')
      .where('StrategyActivated', { targets: [pricing] });
  });
});

describe('a switch between a run and waiting', () => {
  test('goes to waiting when the run has drained', () => {
    given(running(planOf()))
      .when(switchTo('wait'))
      .thenRecords(
        'SwitchOrdered',
        'StepCanceled',
        'RunEnded',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('StrategyActivated', { strategy: 'wait', epoch: 2 });
    given(running(planOf()), claimed('back'), switchTo('wait'))
      .when(switchTo('wait', { override: true }))
      .thenRecords(
        'SwitchOrdered',
        'ReviewOpened',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      );
  });

  test('goes from waiting to a plan at once', () => {
    given(declared(), planned(other), switchTo('wait'), switchTo(rb(1)))
      .when(switchTo(rb(1), { confirmed: true }))
      .thenRecords('SwitchOrdered', 'StrategyEnded', 'StrategyActivated');
  });

  test('opens what the next plan will leave over', () => {
    const leaving = planOf({ effects: [effect('orders')] });
    given(running(planOf()), planned(leaving), claimed('back'), switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords('ResidualOpened', 'SwitchOrdered');
    given(running(planOf()), planned(leaving), claimed('back'), switched(rb(2)))
      .when(switchTo(rb(2), { confirmed: true, override: true }))
      .thenRecords(
        'SwitchOrdered',
        'ReviewOpened',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('ResidualOpened', { cause: 'step' });
  });
});

describe('a switch that cannot be', () => {
  test('is refused to the plan that is followed, to one that nobody made, and to one that ran', () => {
    given(story)
      .when(switchTo(rb(1)))
      .thenRefuses('SamePlan', 'OrderRefused')
      .saying({ plan: rb(1) });
    given(story)
      .when(switchTo(rb(7)))
      .thenRefuses('UnknownPlan', 'OrderRefused')
      .saying({ plan: rb(7), plans: [rb(2)] });
    given(story, abort())
      .when(switchTo(rb(1)))
      .thenRefuses('PlanAlreadyRun', 'OrderRefused')
      .saying({ plan: rb(1) });
  });

  test('is refused to a strategy that Sternway cannot carry out', () => {
    given(story)
      .when(switchTo('failover'))
      .thenRefuses('StrategyUnavailable', 'OrderRefused')
      .saying({ strategy: 'failover' });
  });

  test('is refused while nothing may be carried out', () => {
    const facts = { observing: true };
    given(story)
      .when(switchTo(rb(2), { facts }))
      .thenRefuses('OnlyObserving', 'OrderRefused')
      .saying({ order: 'switch' });
    given(story)
      .when(switchTo('wait', { facts }))
      .thenRefuses('OnlyObserving', 'OrderRefused')
      .saying({ order: 'switch' });
  });

  test('is refused to a plan whose targets are not all on the release that it goes back from', () => {
    const document = planOf({ targets: [checkout, pricing] });
    const facts = { liveNow: { [checkout]: '2', [pricing]: '3' } };
    const two: Move = [declared({ targets: document.targets }), planned(document)];
    given(two)
      .when(switchTo(rb(1), { facts }))
      .thenRefuses('PlanChanged', 'OrderRefused')
      .saying({ plan: rb(1), what: 'release' });
    given(two, switchTo(rb(1)))
      .when(switchTo(rb(1), { facts, confirmed: true }))
      .thenRefuses('PlanChanged', 'OrderRefused');
  });

  test('is refused to a target that is not of this incident, for waiting and for a plan', () => {
    const elsewhere = { target: pricing, incident: 'INC-1', targets: [checkout] };
    given(story)
      .when(switchTo('wait', { targets: [pricing] }))
      .thenRefuses('TargetOutsideIncident', 'OrderRefused')
      .saying(elsewhere);
    given(declared())
      .when(switchTo('wait', { targets: [checkout, pricing] }))
      .thenRefuses('TargetOutsideIncident', 'OrderRefused');
  });

  test('is refused where another incident holds the target', () => {
    const facts = { held: [{ target: checkout, incident: 'INC-9' }] };
    given(story)
      .when(switchTo(rb(2), { facts }))
      .thenRefuses('TargetHeld', 'OrderRefused')
      .saying({ target: checkout, by: 'INC-9' });
    given(story).when(switchTo('wait', { facts })).thenRefuses('TargetHeld', 'OrderRefused');
    given(story)
      .when(switchTo('wait', { facts: { held: [{ target: checkout, incident: 'INC-1' }] } }))
      .thenRecords(
        'SwitchOrdered',
        'StepCanceled',
        'StepCanceled',
        'RunEnded',
        'StrategyEnded',
        'StrategyActivated',
      );
  });
});

describe('what earlier checks said', () => {
  test('is forgotten when another strategy begins: it was about another world', () => {
    const before = given(story, checked('mitigation/users-buy', 'pass', { held: false }));
    expect(before.incident.checks).not.toEqual({});
    const after = given(
      story,
      checked('mitigation/users-buy', 'pass', { held: false }),
      switched(rb(2)),
    );
    expect(after.incident.checks).toEqual({});
  });
});

describe('an order about a step of the plan before', () => {
  test('does not reach the step of the same name in the next one', () => {
    const twin = { ...old, inputs: { n: 2 } };
    const moved: Move = [running(old), planned(twin), switched(rb(2)), unknown('drain')];
    given(moved).when(settle('RB-1/drain', 'done')).thenRefuses('UnknownStep', 'OrderRefused');
    given(moved).when(settle('rb-2/drain', 'done')).thenRecords('StepSettled');
    given(carded()).when(settle('drain', 'done')).thenRefuses('NothingRuns', 'OrderRefused');
  });
});
