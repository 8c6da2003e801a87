import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginWatch, isConcluded, observe, type Watch } from '../../src/core/checks/judge.ts';
import { verdicts } from '../../src/core/checks/verdict.ts';
import { watchlist } from '../../src/core/checks/watchlist.ts';
import type { CheckSpec } from '../../src/core/plan/plan.ts';
import { given, type Move } from './given.ts';
import { close, decided, declared, mitigated, planned, resume, running, waive } from './orders.ts';
import { checked, claimed, done, failed } from './reports.ts';
import { check, commander, observer, planOf, step } from './sample.ts';

const careful = planOf({ preconditions: [check('room')] });
const watched = planOf({
  steps: [step('a', { checkAfter: [check('works')] }), step('b', { needs: ['a'] })],
});
const noPass = verdicts.filter((verdict) => verdict !== 'pass');

const asked = (...moves: readonly Move[]): readonly string[] =>
  watchlist(given(...moves).incident).map(({ key }) => key);

describe('a precondition', () => {
  test('that passes lets the first step start', () => {
    given(running(careful))
      .whenReported(checked('precondition/room', 'pass'))
      .thenRecords('CheckReported');
    given(running(careful), checked('precondition/room', 'pass'))
      .whenReported(claimed('back'))
      .thenRecords('StepStarted');
  });

  test.each(noPass)('that says %s never counts as a pass', (verdict) => {
    given(running(careful))
      .whenReported(checked('precondition/room', verdict))
      .thenRecords('CheckReported', 'RunPaused')
      .where('RunPaused', { why: 'check-failed', check: 'precondition/room' });
    given(running(careful), checked('precondition/room', verdict))
      .whenReported(claimed('back'))
      .thenNothing();
  });

  test('that passed but did not hold is inconclusive', () => {
    given(running(careful))
      .whenReported(checked('precondition/room', 'pass', { held: false }))
      .thenRecords('CheckReported', 'RunPaused')
      .where('CheckReported', { verdict: 'inconclusive', held: false });
  });

  test('may be waived by name: a waiver is no pass, and leaves a residual', () => {
    const story: Move = [running(careful), checked('precondition/room', 'fail')];
    const recorded = given(story)
      .when(waive('room'))
      .thenRecords('CheckWaived', 'ResidualOpened')
      .where('CheckWaived', { check: 'precondition/room', texts: { reason: 'measured by hand' } })
      .where('ResidualOpened', { cause: 'waiver', of: 'room', owner: 'commander' });
    expect(recorded.incident.checks['precondition/room']?.verdict).toBe('fail');
    given(story, waive('room'), resume()).whenReported(claimed('back')).thenRecords('StepStarted');
  });
});

describe('a check after a step', () => {
  test('that passes lets what needs the step start', () => {
    given(running(watched), done('a')).whenReported(claimed('b')).thenNothing();
    given(running(watched), done('a'), checked('after/a/works', 'pass'))
      .whenReported(claimed('b'))
      .thenRecords('StepStarted');
  });

  test.each(noPass)('that says %s stops the run', (verdict) => {
    given(running(watched), done('a'))
      .whenReported(checked('after/a/works', verdict))
      .thenRecords('CheckReported', 'RunPaused')
      .where('RunPaused', { why: 'check-failed', step: 'a', check: 'after/a/works' });
  });

  test('makes the run end as partial where it was waived', () => {
    const single = planOf({ steps: [step('a', { checkAfter: [check('works')] })] });
    given(running(single), done('a'))
      .when(waive('after/a/works'))
      .thenRecords('CheckWaived', 'ResidualOpened', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'partial' });
  });
});

describe('what is asked', () => {
  test('is nothing before anything was done', () => {
    expect(asked(declared(), planned(careful))).toEqual([]);
  });

  test('is a precondition until it has answered, then what says that users stopped hurting', () => {
    expect(asked(running(careful))).toEqual(['precondition/room', 'mitigation/users-buy']);
    expect(asked(running(careful), checked('precondition/room', 'pass'))).toEqual([
      'mitigation/users-buy',
    ]);
    expect(asked(running(careful), checked('precondition/room', 'fail'))).toEqual([
      'mitigation/users-buy',
    ]);
  });

  test('is what checks a finished step, until it has answered or was waived', () => {
    expect(asked(running(watched), done('a'))).toEqual(['after/a/works', 'mitigation/users-buy']);
    expect(asked(running(watched), done('a'), waive('works'))).toEqual(['mitigation/users-buy']);
  });

  test('is also the criteria while the incident is validating', () => {
    const calm: Move = [running(planOf()), done('back'), checked('mitigation/users-buy', 'pass')];
    expect(asked(calm)).toEqual(['mitigation/users-buy', 'criterion/books-balance']);
    expect(asked(declared(), mitigated())).toEqual([
      'mitigation/shop-answers',
      'criterion/shop-answers',
    ]);
  });

  test('is nothing after recovery and after closing', () => {
    const well: Move = [
      running(planOf()),
      done('back'),
      checked('mitigation/users-buy', 'pass'),
      checked('criterion/books-balance', 'pass'),
    ];
    expect(asked(well)).toEqual([]);
    expect(asked(well, close({ reportOwner: commander }))).toEqual([]);
  });

  test('takes the criteria of availability where a plan does not say what mitigated means, for two minutes at least', () => {
    const silent = planOf({
      mitigatedWhen: [],
      criteria: [check('up', { class: 'availability' }), check('books', { class: 'integrity' })],
    });
    const { incident } = given(running(silent));
    expect(watchlist(incident).map(({ key, spec }) => [key, spec.soakMs])).toEqual([
      ['mitigation/up', 120_000],
    ]);
  });
});

describe('an answer', () => {
  test('is recorded when it is new, and only then', () => {
    const key = 'mitigation/users-buy';
    given(running(planOf())).whenReported(checked(key, 'fail')).thenRecords('CheckReported');
    given(running(planOf()), checked(key, 'fail')).whenReported(checked(key, 'fail')).thenNothing();
    given(running(planOf()), checked(key, 'pass', { held: false }))
      .whenReported(checked(key, 'pass', { held: true }))
      .thenRecords('CheckReported', 'MitigationReached');
  });

  test('that nobody waits for is not recorded', () => {
    given(running(planOf())).whenReported(checked('criterion/books-balance', 'pass')).thenNothing();
    given(running(planOf()))
      .whenReported(checked('mitigation/users-buy', 'pass', { epoch: 9 }))
      .thenNothing();
    given(declared(), planned(planOf()))
      .whenReported(checked('mitigation/shop-answers', 'pass'))
      .thenNothing();
  });
});

describe('a waiver', () => {
  test('of a bare name means every check of that name', () => {
    const twice = planOf({ mitigatedWhen: [check('up')], criteria: [check('up')] });
    given(running(twice))
      .when(waive('up'))
      .thenRecords('CheckWaived', 'CheckWaived', 'ResidualOpened', 'MitigationReached');
  });

  test('of an unknown check is refused with the nearest name', () => {
    given(running(watched), done('a'))
      .when(waive('work'))
      .thenRefuses('UnknownCheck', 'OrderRefused')
      .saying({ said: 'work', checks: ['works', 'users-buy', 'books-balance'], nearest: 'works' });
  });

  test('that was given already is said so', () => {
    given(declared(), waive('shop-answers'))
      .when(waive('shop-answers'))
      .thenNothing('AlreadyWaived');
  });

  test('is the authority’s alone', () => {
    given(declared())
      .when(waive('shop-answers', { by: observer }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });

  test('after recovery has nothing left to waive', () => {
    given(
      running(planOf()),
      done('back'),
      checked('mitigation/users-buy', 'pass'),
      checked('criterion/books-balance', 'pass'),
    )
      .when(waive('books-balance'))
      .thenNothing('AlreadyOnRung');
  });

  test('ends when another strategy begins', () => {
    const story: Move = [declared(), waive('shop-answers'), planned(planOf())];
    expect(given(story).incident.waived).toEqual([
      'mitigation/shop-answers',
      'criterion/shop-answers',
    ]);
    expect(given(story, decided()).incident.waived).toEqual([]);
  });
});

const spec = check('x', {
  soakMs: 10_000,
  withinMs: 20_000,
  failureLimit: 1,
  errorLimit: 2,
  inconclusiveLimit: 0,
});
type Seen = readonly [
  verdict: 'pass' | 'fail' | 'inconclusive' | 'error',
  asked: number,
  now: number,
];
const watch = (seen: readonly Seen[], of: CheckSpec = spec): Watch =>
  seen.reduce(
    (before, [verdict, ask, now]) => observe(of, before, verdict, { asked: ask, now }),
    beginWatch(0),
  );

describe('a soak', () => {
  test('is held when the last pass was asked a whole soak after the first was answered', () => {
    expect(
      watch([
        ['pass', 0, 100],
        ['pass', 10_000, 10_100],
      ]).held,
    ).toBe(false);
    expect(
      watch([
        ['pass', 0, 100],
        ['pass', 10_100, 10_200],
      ]).held,
    ).toBe(true);
  });

  test('is not held by one slow pass', () => {
    expect(watch([['pass', 0, 30_000]]).held).toBe(false);
  });

  test('of no length is held by one pass', () => {
    expect(watch([['pass', 0, 30_000]], check('x', { soakMs: 0 })).held).toBe(true);
  });

  test.each(['fail', 'inconclusive', 'error'] as const)(
    'starts anew after one %s, whatever its limit',
    (verdict) => {
      const broken = watch([
        ['pass', 0, 0],
        [verdict, 5_000, 5_000],
        ['pass', 6_000, 6_000],
        ['pass', 15_999, 15_999],
      ]);
      expect(broken.held).toBe(false);
      expect(observe(spec, broken, 'pass', { asked: 16_000, now: 16_000 }).held).toBe(true);
    },
  );

  test('is lost by what comes after it', () => {
    expect(
      watch([
        ['pass', 0, 0],
        ['pass', 10_000, 10_000],
        ['error', 11_000, 11_000],
      ]).held,
    ).toBe(false);
  });

  test('is never held by anything but passes', () => {
    const seen = fc.tuple(fc.constantFrom('fail', 'inconclusive', 'error'), fc.nat(), fc.nat());
    const never = fc.property(fc.array(seen), (all) => !watch(all).held);
    expect(fc.check(never).failed).toBe(false);
  });
});

describe('a limit', () => {
  test('delays the verdict, by kind', () => {
    expect(watch([['fail', 0, 0]]).verdict).toBeUndefined();
    expect(
      watch([
        ['fail', 0, 0],
        ['fail', 1, 1],
      ]).verdict,
    ).toBe('fail');
    expect(watch([['inconclusive', 0, 0]]).verdict).toBe('inconclusive');
    expect(
      watch([
        ['error', 0, 0],
        ['error', 1, 1],
      ]).verdict,
    ).toBeUndefined();
  });

  test('is reached also where misses of several kinds follow each other', () => {
    expect(
      watch([
        ['fail', 0, 0],
        ['error', 1, 1],
        ['fail', 2, 2],
      ]).verdict,
    ).toBe('fail');
  });

  test('counts from the last pass on', () => {
    expect(
      watch([
        ['fail', 0, 0],
        ['pass', 1, 1],
        ['fail', 2, 2],
      ]).verdict,
    ).toBe('pass');
  });
});

describe('a check that is asked until it has a verdict', () => {
  const concluded = (seen: readonly Seen[], now: number): boolean =>
    isConcluded(spec, watch(seen), now);

  test('has one when it held', () => {
    expect(
      concluded(
        [
          ['pass', 0, 0],
          ['pass', 10_000, 10_000],
        ],
        10_000,
      ),
    ).toBe(true);
  });

  test('has none while it passes, however long', () => {
    expect(concluded([['pass', 0, 0]], 90_000)).toBe(false);
    expect(concluded([], 90_000)).toBe(false);
  });

  test('has one when its time to come round is over', () => {
    const bad: readonly Seen[] = [
      ['fail', 0, 0],
      ['fail', 1, 1],
    ];
    expect(concluded(bad, 19_999)).toBe(false);
    expect(concluded(bad, 20_000)).toBe(true);
  });

  test('has one when it passes now and then but never holds: every wait has an end', () => {
    const wavers: readonly Seen[] = [
      ['pass', 0, 0],
      ['fail', 1, 1],
    ];
    expect(concluded(wavers, 29_999)).toBe(false);
    expect(concluded(wavers, 30_000)).toBe(true);
  });
});

describe('a step that failed', () => {
  test('has no checks to waive', () => {
    given(running(watched), claimed('a'), failed('a'))
      .when(waive('works'))
      .thenRefuses('UnknownCheck', 'OrderRefused');
  });
});
