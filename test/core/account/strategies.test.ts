import { describe, expect, test } from 'vitest';
import { approved, denied, expires, overdue, signed } from '../approvals.ts';
import type { Move } from '../given.ts';
import { lose } from '../impact/orders.ts';
import { wiping } from '../impact/samples.ts';
import {
  abort,
  ack,
  carded,
  confirm,
  decided,
  declared,
  go,
  order,
  planned,
  resume,
  running,
  settle,
  stop,
  switched,
} from '../orders.ts';
import { propose } from '../proposals.ts';
import { begun, claimed, clockRang, done, failed, unknown } from '../reports.ts';
import { atRest } from '../resting.ts';
import { ada, checkout, dba, effect, manual, pause, planOf, rb, step } from '../sample.ts';
import { announced, asSigned } from '../standing.ts';
import { accounted, second, seconds } from './log.ts';

const document = planOf({
  steps: [
    pause('drain'),
    step('back', { needs: ['drain'] }),
    manual('look', 'text', { needs: ['back'] }),
  ],
  finally: [step('tidy')],
  effects: [effect('orders')],
});
const upToLook: Move = [
  running(document),
  begun('drain'),
  clockRang('drain'),
  done('back'),
  begun('look'),
];
const ended: Move = [
  upToLook,
  ack('look', 'doing', { by: dba }),
  ack('look', 'done', { by: dba, evidence: 'case 4711' }),
  done('tidy'),
];

const strategyIn = (...moves: readonly Move[]) => {
  const [first] = accounted(...moves).strategies;
  if (first === undefined) throw new Error('nothing was decided');
  return first;
};

describe('a strategy looked back at', () => {
  test('has who decided what, and each of its moments', () => {
    const strategy = strategyIn(ended);
    expect(strategy).toMatchObject({
      epoch: 1,
      strategy: 'rollback',
      plan: rb(1),
      targets: [checkout],
      decider: { person: ada, role: 'authority', standingOrder: false },
      outcome: 'success',
      supersededBy: undefined,
      run: {
        playbook: { name: 'checkout-rollback', version: '1', digest: 'playbook-1' },
        from: { version: '2' },
        to: { version: '1' },
        estimateMs: 60_000,
        actualMs: 9_000,
        data: 'none',
      },
    });
    const { asked, activated, firstStep, ended: end } = strategy;
    expect(seconds({ asked, decided: strategy.decided, activated, firstStep, end })).toEqual({
      asked: 1,
      decided: 3,
      activated: 3,
      firstStep: 6,
      end: 12,
    });
  });

  test('has its steps in the order of the plan, those that nothing happened to among them', () => {
    expect(
      strategyIn(upToLook).run?.steps.map(
        ({ id, part, started, ended: end, outcome, attempts }) => ({
          id,
          part,
          attempts,
          outcome,
          ...seconds({ started, end }),
        }),
      ),
    ).toEqual([
      { id: 'drain', part: 'steps', attempts: 1, outcome: 'finished', started: 4, end: 5 },
      { id: 'back', part: 'steps', attempts: 1, outcome: 'finished', started: 6, end: 7 },
      { id: 'look', part: 'steps', attempts: 1, outcome: undefined, started: 8, end: undefined },
    ]);
  });

  test('has what people said of a step, with their evidence, and the other parts that ran', () => {
    const steps = strategyIn(ended).run?.steps ?? [];
    expect(steps.map(({ id, part }) => `${part}/${id}`)).toEqual([
      'steps/drain',
      'steps/back',
      'steps/look',
      'finally/tidy',
    ]);
    expect(steps[2]?.acks).toEqual([
      { state: 'doing', by: dba, at: expect.any(String), evidence: undefined },
      { state: 'done', by: dba, at: expect.any(String), evidence: 'case 4711' },
    ]);
  });

  test.each<{ readonly says: string; readonly outcome: string; readonly moves: Move }>([
    { says: 'a failed step', outcome: 'failed', moves: failed('back') },
    { says: 'an unsettled step', outcome: 'unknown', moves: unknown('back') },
    {
      says: 'a settled step',
      outcome: 'finished',
      moves: [unknown('back'), settle('back', 'done')],
    },
    {
      says: 'a step that was given up',
      outcome: 'abandoned',
      moves: [unknown('back'), settle('back', 'abandon')],
    },
    {
      says: 'a step that was not done',
      outcome: 'not-run',
      moves: [unknown('back'), settle('back', 'not-done')],
    },
  ])('$says is $outcome', ({ outcome, moves }) => {
    const begin: Move = [running(planOf())];
    const story: Move = outcome === 'failed' ? [begin, claimed('back'), moves] : [begin, moves];
    expect(strategyIn(story).run?.steps[0]).toMatchObject({ outcome, attempts: 1 });
  });

  test('a canceled step never began', () => {
    const story: Move = [running(document), abort()];
    expect(strategyIn(story).run?.steps[1]).toMatchObject({
      outcome: 'canceled',
      attempts: 0,
      started: undefined,
    });
    expect(strategyIn(story).firstStep).toBeUndefined();
  });

  test('has the steps of the way to rest, and what was taken back', () => {
    const parts = (...story: readonly Move[]) =>
      strategyIn(...story).run?.steps.map(({ id, part }) => `${part}/${id}`);
    expect(parts(atRest)).toEqual(['steps/drain', 'steps/back', 'rest/close', 'rest/tell']);
    const undone = planOf({
      steps: [step('back'), step('tell', { needs: ['back'], onFailure: { do: 'compensate' } })],
      compensate: [{ for: 'back', step: step('forth') }],
    });
    const story: Move = [running(undone), done('back'), claimed('tell'), failed('tell')];
    expect(parts(story, done('forth'))).toEqual(['steps/back', 'steps/tell', 'compensate/forth']);
  });

  test('has each pause with its end', () => {
    const { run } = strategyIn(running(document), stop(), resume(), stop());
    expect(run?.pauses.map(({ why, from, to }) => [why, second(from), second(to)])).toEqual([
      ['ordered', 4, 5],
      ['ordered', 6, undefined],
    ]);
  });
});

describe('a second strategy', () => {
  test('is named by the one that it took the place of', () => {
    const { strategies } = accounted(running(planOf()), planned(planOf()), switched(rb(2)));
    expect(
      strategies.map(({ epoch, outcome, supersededBy }) => [epoch, outcome, supersededBy]),
    ).toEqual([
      [1, 'superseded', 2],
      [2, undefined, undefined],
    ]);
  });

  test('that waits for the first one is not active, and is forgotten by an abort', () => {
    const story: Move = [
      running(planOf()),
      claimed('back'),
      planned(planOf()),
      switched(rb(2)),
      abort(),
    ];
    const [, later] = accounted(story).strategies;
    expect(later).toMatchObject({
      plan: rb(2),
      activated: undefined,
      run: { actualMs: undefined },
    });
  });

  test('without a plan was asked for when it was proposed', () => {
    const { strategies } = accounted(
      declared(),
      planned(planOf()),
      propose('wait'),
      go({ plan: rb(1) }),
      confirm({ plan: rb(1) }),
      order({ kind: 'switch', to: 'wait', targets: [], reason: 'it heals', override: false }),
    );
    expect(strategies.map(({ strategy, asked }) => [strategy, second(asked)])).toEqual([
      ['rollback', 1],
      ['wait', 2],
    ]);
    expect(strategies[1]).toMatchObject({ run: undefined, risks: undefined, firstStep: undefined });
  });
});

describe('what was agreed to', () => {
  test('has who was asked, who said what, and what lapsed', () => {
    const { run } = strategyIn(
      declared(),
      carded({ facts: { plan: signed() } }),
      approved(),
      { laterMs: 3_600_000 },
      expires(),
      denied(),
      approved({ reason: 'I looked' }),
      decided(),
    );
    expect(run?.asks).toMatchObject([{ need: '1-dba', step: undefined, min: 1 }]);
    expect(
      run?.approvals.map(({ person, answer, voided, reason }) => [person, answer, voided, reason]),
    ).toEqual([
      [dba, 'approved', 'expired', undefined],
      [dba, 'denied', undefined, undefined],
      [dba, 'approved', undefined, 'I looked'],
    ]);
  });

  test('says what an unanswered need came to mean', () => {
    const { run } = strategyIn(
      declared(),
      carded({ facts: { plan: signed({ timeoutMs: 300_000, onTimeout: 'proceed' }) } }),
      { laterMs: 300_000 },
      overdue(),
      decided({ typed: checkout }),
    );
    expect(run?.asks).toMatchObject([{ need: '1-dba', lapsed: 'proceed' }]);
  });

  test('data is given up by name, and what nobody knew was accepted', () => {
    const losses = [{ dataset: 'orders', owner: 'dba', rows: 12, ageMs: 60_000 }];
    const strategy = strategyIn(
      declared(),
      planned(planOf(wiping())),
      approved(),
      go({ facts: { losses } }),
      lose('12', { by: dba, plan: rb(1), facts: { losses } }),
      confirm({ typed: checkout, facts: { losses } }),
    );
    expect(strategy.losses).toMatchObject([{ by: dba, losses }]);
    expect(strategy.risks).toMatchObject({ typed: true, losses });
  });
});

describe('a standing order', () => {
  test('is decided by its signer, who was not there', () => {
    const { decider } = strategyIn(announced, { laterMs: 120_000 }, asSigned());
    expect(decider).toMatchObject({ person: dba, standingOrder: true });
  });
});
