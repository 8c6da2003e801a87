import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { handSteps } from '../../src/core/plan/by-hand.ts';
import { restoredBy } from '../../src/core/release/restored.ts';
import { lockChanges } from '../../src/core/strategy/locks.ts';
import { strategies } from '../../src/core/strategy/strategy.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { given, type Move } from './given.ts';
import {
  abort,
  confirm,
  declared,
  go,
  mitigated,
  planned,
  recovered,
  residual,
  resume,
  running,
  stop,
  switched,
  switchTo,
} from './orders.ts';
import { checked, claimed, done, failed, finished, unknown } from './reports.ts';
import { bo, checkout, effect, planOf, pricing, rb, step } from './sample.ts';
import {
  carriedOut,
  containing,
  containment,
  courseOf,
  followed,
  takenBack,
  toStrategy,
} from './strategies.ts';

const calm = checked('mitigation/users-buy', 'pass', { held: true });
const balanced = checked('criterion/books-balance', 'pass', { held: true });
const cures = ['rollback', 'fix-forward', 'restart', 'failover'] as const;
const exposures = ['flag-off', 'traffic-shift', 'contain'] as const;

describe('a strategy that is named', () => {
  test.each(strategies.filter((one) => one !== 'wait'))(
    'as %s makes its plan and shows its card first',
    (strategy) => {
      given(declared())
        .when(toStrategy(courseOf(strategy)))
        .thenRecords('PlanMade', 'CardShown')
        .where('CardShown', { plan: rb(1) });
    },
  );

  test('is decided with the card, and may be the first of an incident', () => {
    const plan = courseOf('flag-off', { effects: [effect('orders')] });
    given(declared(), toStrategy(plan))
      .when(toStrategy(plan, true))
      .thenRecords('StrategyDecided', 'StrategyActivated', 'ResidualOpened')
      .where('StrategyDecided', { strategy: 'flag-off', texts: { reason: 'it does not help' } })
      .on('acting');
  });

  test('is decided by go as well', () => {
    given(declared(), toStrategy(courseOf('restart')), go())
      .when(confirm())
      .thenRecords('StrategyDecided', 'StrategyActivated')
      .where('StrategyActivated', { strategy: 'restart', plan: rb(1) });
  });

  test('is followed whatever release is live', () => {
    const plan = courseOf('restart');
    given(declared())
      .when(switchTo('restart', { facts: { plan, liveNow: {} } }))
      .thenRecords('PlanMade', 'CardShown');
  });

  test('is refused for a target of another incident', () => {
    given(declared())
      .when(toStrategy(courseOf('restart', { targets: [pricing] })))
      .thenRefuses('TargetOutsideIncident', 'OrderRefused');
    const held = [{ target: checkout, incident: 'INC-9' }];
    given(declared())
      .when(switchTo('restart', { facts: { plan: courseOf('restart'), held } }))
      .thenRefuses('TargetHeld', 'OrderRefused');
  });

  test('is refused with the reason why there is no plan', () => {
    const plan = { code: 'NoPlaybook', facts: { service: 'checkout' } } as const;
    given(declared())
      .when(switchTo('restart', { facts: { plan } }))
      .thenRefuses('NoPlaybook', 'OrderRefused');
    given(declared()).when(switchTo('restart')).thenRefuses('StrategyUnavailable', 'OrderRefused');
  });

  test('from others is advice', () => {
    given(declared())
      .when(switchTo('restart', { by: bo, facts: { plan: courseOf('restart') } }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('wants a fresh card, and a plan that has changed shows its own', () => {
    given(declared(), toStrategy(courseOf('restart')))
      .when(toStrategy(courseOf('restart', { inputs: { n: 2 } }), true))
      .thenRefuses('CardStale', 'OrderRefused', 'PlanMade', 'CardShown');
  });

  test('takes the place of the one that runs in two phases', () => {
    const plan = courseOf('failover');
    given(running(planOf()), claimed('back'), toStrategy(plan))
      .when(toStrategy(plan, true))
      .thenRecords('SwitchOrdered')
      .where('SwitchOrdered', { strategy: 'failover', plan: rb(2), epoch: 2 });
  });
});

describe('the ladder', () => {
  const until = (strategy: (typeof cures | typeof exposures)[number]): Move => [
    declared(),
    carriedOut(courseOf(strategy)),
    calm,
  ];

  test.each(cures)('climbs past mitigated after %s', (strategy) => {
    expect(given(until(strategy)).incident.rung).toBe('validating');
  });

  test.each(exposures)(
    'stays on mitigated after %s: exposure stopped is not recovered',
    (strategy) => {
      const { incident } = given(until(strategy));
      expect(incident.rung).toBe('mitigated');
      given(until(strategy)).when(recovered()).thenRefuses('NotRecovered', 'OrderRefused');
    },
  );

  test('stays there also by claim, and while waiting afterwards', () => {
    const story: Move = [declared(), carriedOut(courseOf('flag-off')), mitigated()];
    expect(given(story).incident.rung).toBe('mitigated');
    expect(given(story, switchTo('wait'), calm).incident.rung).toBe('mitigated');
  });

  test('falls from there when the calm is over', () => {
    given(until('flag-off'))
      .whenReported(checked('mitigation/users-buy', 'fail'))
      .thenRecords('CheckReported', 'MitigationLost')
      .on('deciding');
  });

  test('climbs on with the cure that follows without a switch', () => {
    const story: Move = [
      until('traffic-shift'),
      planned(planOf()),
      go({ plan: rb(2) }),
      confirm({ plan: rb(2) }),
    ];
    expect(given(story).incident.rung).toBe('acting');
    expect(given(story, claimed('back'), finished('back'), calm).incident.rung).toBe('validating');
  });

  test('only a rollback restores a release', () => {
    const { scene } = given(declared(), carriedOut(courseOf('restart')));
    const events = scene.log.map(({ event }) => event);
    expect(scene.incident && restoredBy(scene.incident, events)).toEqual([]);
  });

  test('only a changed release voids the other plans', () => {
    const two = (strategy: 'flag-off' | 'fix-forward') =>
      given(declared(), planned(planOf()), carriedOut(courseOf(strategy))).incident.plans[rb(1)];
    expect(two('flag-off')?.proposal.status).toBe('open');
    expect(two('fix-forward')?.proposal.status).toBe('void');
  });
});

describe('a containment', () => {
  const contained: Move = [declared(), carriedOut(containing)];
  const cured: Move = [
    contained,
    planned(planOf()),
    go({ plan: rb(2) }),
    confirm({ plan: rb(2) }),
    claimed('back'),
    finished('back'),
    calm,
  ];

  test('stays in force when its run has ended, and frees the place', () => {
    given(declared(), followed(containing), claimed('away'))
      .whenReported(finished('away'))
      .thenRecords('StepFinished', 'RunEnded', 'ContainmentBegan', 'StrategyEnded')
      .where('ContainmentBegan', { plan: rb(1), strategy: 'contain', targets: [checkout] });
    expect(given(contained).incident.course.status).toBe('none');
  });

  test('is in force also where it was aborted half way, for what it did', () => {
    const two = courseOf('contain', { steps: [step('away'), step('more', { needs: ['away'] })] });
    given(declared(), followed(two), claimed('away'), finished('away'))
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled', 'RunEnded', 'ContainmentBegan', 'StrategyEnded');
  });

  test('that did nothing is none', () => {
    given(declared(), followed(containing))
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled', 'RunEnded', 'StrategyEnded');
  });

  test('keeps the incident from recovering and from closing', () => {
    expect(given(cured, balanced).incident.rung).toBe('validating');
  });

  test('is asked about once the cure holds, and not before', () => {
    const asked = (story: Move) =>
      asksOf({
        incident: given(story).incident,
        holders: () => [],
        voice: voiceAt({ at: '2026-03-01T10:10:00.000Z' }),
      }).filter(({ key }) => key.startsWith('containment/'));
    expect(asked(contained)).toEqual([]);
    expect(asked(cured)).toMatchObject([{ key: 'containment/RB-1', urgent: false }]);
  });

  test('is taken back by a plan of its own, with a card', () => {
    given(cured)
      .when(containment('end'))
      .thenRecords('PlanMade', 'CardShown')
      .where('CardShown', { plan: rb(3) });
    given(cured, takenBack(3), claimed('away-undo', { plan: rb(3) }))
      .whenReported(finished('away-undo', { plan: rb(3) }))
      .thenRecords('StepFinished', 'RunEnded', 'ContainmentEnded', 'StrategyEnded')
      .where('ContainmentEnded', { plan: rb(1), by: rb(3) });
  });

  test('that was taken back has to be calm anew, by what the cure says', () => {
    const story: Move = [
      cured,
      takenBack(3),
      claimed('away-undo', { plan: rb(3) }),
      finished('away-undo', { plan: rb(3) }),
    ];
    const { incident } = given(story);
    expect(incident.rung).toBe('acting');
    expect(incident.governing).toBe(rb(2));
    given(story, calm).whenReported(balanced).thenRecords('CheckReported', 'RecoveryReached');
  });

  test('whose taking back was aborted is still in force', () => {
    const { incident } = given(cured, takenBack(3), abort());
    expect(incident.containments[rb(1)]?.status).toBe('in-force');
  });

  test('without a way back is taken back by hand', () => {
    const { incident } = given(declared(), carriedOut(courseOf('flag-off')), containment('end'));
    expect(incident.plans[rb(2)]?.document.steps).toMatchObject([
      { kind: 'manual', name: 'Take back: Do away', with: { role: 'ops' } },
    ]);
  });

  test('of several steps is taken back from the last to the first, one after the other', () => {
    const two = courseOf('contain', { steps: [step('away'), step('shut', { needs: ['away'] })] });
    const story: Move = [declared(), carriedOut(two), claimed('shut'), finished('shut')];
    const { incident } = given(story, containment('end'));
    const steps = incident.plans[rb(2)]?.document.steps;
    expect(steps?.map(({ name }) => name)).toEqual(['Take back: Do shut', 'Take back: Do away']);
    expect(steps?.[1]?.needs).toEqual([steps?.[0]?.id]);
  });

  test('of which each step was taken back again has stopped nothing', () => {
    const undone = {
      ...containing,
      steps: [
        step('away', { onFailure: { do: 'compensate' } }),
        step('more', { needs: ['away'], onFailure: { do: 'compensate' } }),
      ],
    };
    const { incident } = given(
      declared(),
      followed(undone),
      done('away'),
      claimed('more'),
      failed('more'),
      claimed('away-undo'),
    )
      .whenReported(finished('away-undo'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded');
    expect(incident.containments).toEqual({});
  });

  test('has a lock of its own until it is taken back, or the incident ends', () => {
    const changes = (story: Move) => {
      const { incident, scene } = given(story);
      return scene.log
        .flatMap(({ event, at }) => lockChanges(incident, event, at))
        .filter((change) => change.do === 'contain' || change.do === 'uncontain')
        .map((change) => `${change.do} ${change.target} ${change.run}`);
    };
    const undone: Move = [
      takenBack(3),
      claimed('away-undo', { plan: rb(3) }),
      finished('away-undo', { plan: rb(3) }),
    ];
    expect(changes(contained)).toEqual(['contain checkout@prod RB-1']);
    const both = ['contain checkout@prod RB-1', 'uncontain checkout@prod RB-1'];
    expect(changes([cured, undone])).toEqual(both);
    expect(changes([cured, containment('keep'), residual('R1', 'waive'), balanced])).toEqual(both);
  });

  test('is kept by name, and somebody owns it', () => {
    given(cured)
      .when(containment('keep', { plan: rb(1) }))
      .thenRecords('ContainmentKept', 'ResidualOpened')
      .where('ResidualOpened', { cause: 'containment', of: rb(1), owner: 'ops' });
    given(cured, containment('keep'), balanced)
      .when(residual('R1', 'waive'))
      .thenRecords('ResidualClosed', 'RecoveryReached');
  });

  test('is not taken back under another strategy', () => {
    given(contained, planned(planOf()), go({ plan: rb(2) }), confirm({ plan: rb(2) }))
      .when(containment('end'))
      .thenRefuses('StrategyActive', 'OrderRefused');
  });

  test('that is not in force is named in the refusal', () => {
    given(contained)
      .when(containment('end', { plan: rb(9) }))
      .thenRefuses('NoContainment', 'OrderRefused')
      .saying({ plan: rb(9) });
  });
});

describe('a switch that undoes first', () => {
  const old = planOf({
    steps: [step('drain'), step('back', { needs: ['drain'] })],
    compensate: [{ for: 'drain', step: step('drain-undo') }],
    finally: [step('fill', { needs: ['drain'] })],
  });
  const ready: Move = [
    running(old),
    claimed('drain'),
    finished('drain'),
    planned(planOf({ steps: [step('forward')] })),
  ];
  const ordered: Move = [ready, switched(rb(2), { undo: true })];

  test('takes back what was done before the next one starts', () => {
    given(ready, switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true, undo: true }))
      .thenRecords('SwitchOrdered', 'StepCanceled')
      .where('SwitchOrdered', { undo: true });
    given(ordered, claimed('drain-undo'))
      .whenReported(finished('drain-undo'))
      .thenRecords(
        'StepFinished',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      )
      .where('RunEnded', { outcome: 'superseded' })
      .where('ResidualOpened', { cause: 'finally', of: 'fill' });
  });

  test('waits for what fails on the way back, and goes on past it by override alone', () => {
    const stuck: Move = [ordered, claimed('drain-undo'), failed('drain-undo')];
    expect(given(stuck).incident.runs[rb(1)]?.status).toBe('paused');
    given(stuck, switchTo(rb(2), { override: true, undo: true }))
      .when(switchTo(rb(2), { override: true, undo: true, confirmed: true }))
      .thenRecords(
        'SwitchOrdered',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      );
  });

  test('leaves a step of the way back to somebody that nobody can account for', () => {
    given(ordered, claimed('drain-undo'), switchTo(rb(2), { override: true }))
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
      .where('ResidualOpened', { cause: 'step', of: 'drain-undo' });
  });

  test('can be stopped, gone on with and aborted', () => {
    given(ordered).when(stop()).thenRecords('RunPaused');
    given(ordered, stop()).when(resume()).thenRecords('RunResumed');
    const { incident } = given(ordered, abort());
    expect(incident.course).toMatchObject({ status: 'active' });
  });

  test('is refused where nothing has a way back', () => {
    given(running(planOf()), unknown('back'), planned(planOf()))
      .when(switchTo('wait', { undo: true }))
      .thenRefuses('NothingToUndo', 'OrderRefused');
  });

  test('means nothing where nothing runs', () => {
    given(declared())
      .when(switchTo('wait', { undo: true }))
      .thenRecords('StrategyDecided', 'StrategyActivated');
  });
});

describe('steps that people wrote down', () => {
  test('belong to the role that they begin with, else to ops', () => {
    const steps = handSteps(['dba: stop the writer', 'Support:  tell the desk', 'note: watch it']);
    expect(steps.map(({ name, with: { role } }) => [role, name])).toEqual([
      ['dba', 'stop the writer'],
      ['support', 'tell the desk'],
      ['ops', 'note: watch it'],
    ]);
  });
});
