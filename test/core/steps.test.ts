import { describe, expect, test } from 'vitest';
import { currentRun } from '../../src/core/incident/incident.ts';
import { sightOf } from '../../src/core/run/phase.ts';
import { readySteps } from '../../src/core/run/ready.ts';
import { given, type Move } from './given.ts';
import { abort, declared, planned, resume, retry, running, settle, skip, stop } from './orders.ts';
import {
  begun,
  checked,
  claimed,
  clockRang,
  died,
  done,
  failed,
  finished,
  lost,
  notRun,
  retryDue,
  unknown,
} from './reports.ts';
import { toRest } from './resting.ts';
import { bo, check, idempotent, manual, pause, planOf, rb, step } from './sample.ts';

const two = planOf({ steps: [step('a'), step('b', { needs: ['a'] })] });

const ready = (...moves: readonly Move[]): readonly string[] => {
  const { incident } = given(...moves);
  const run = currentRun(incident);
  return run ? readySteps(sightOf(incident, run)).map(({ id }) => id) : [];
};

describe('the steps that may start', () => {
  test('are those whose needs are met', () => {
    const tree = planOf({ steps: [step('a'), step('b'), step('c', { needs: ['a', 'b'] })] });
    expect(ready(running(tree))).toEqual(['a', 'b']);
    expect(ready(running(tree), done('a'))).toEqual(['b']);
    expect(ready(running(tree), done('a'), done('b'))).toEqual(['c']);
  });

  test('are none before all preconditions have passed', () => {
    const careful = planOf({ preconditions: [check('room'), check('backup')] });
    const start: Move = [running(careful), checked('precondition/room', 'pass')];
    expect(ready(start)).toEqual([]);
    expect(ready(start, checked('precondition/backup', 'pass'))).toEqual(['back']);
  });

  test.each<[string, Move]>([
    ['was skipped meanwhile', skip('tell')],
    [
      'was skipped after one of them failed',
      [checked('precondition/room', 'fail'), skip('tell'), resume()],
    ],
    [
      'was taken to rest after one of them failed',
      [checked('precondition/room', 'fail'), toRest(), done('hold'), resume()],
    ],
  ])('are none before all preconditions have passed, although something %s', (_what, move) => {
    const careful = planOf({
      preconditions: [check('room')],
      steps: [step('tell'), step('back')],
      rest: [step('hold')],
    });
    expect(ready(running(careful), move)).toEqual([]);
    expect(ready(running(careful), move, checked('precondition/room', 'pass'))).toContain('back');
  });

  test('are none while the run is paused', () => {
    expect(ready(running(two), stop())).toEqual([]);
  });

  test('are none of the plan once the run stops', () => {
    expect(ready(running(two), claimed('a'), abort())).toEqual([]);
  });
});

describe('a claim', () => {
  test('starts the step, with owner, epoch and try', () => {
    given(running(two))
      .whenReported(claimed('a'))
      .thenRecords('StepStarted')
      .where('StepStarted', { plan: rb(1), step: 'a', epoch: 1, attempt: 1, owner: 'worker-1' });
  });

  test.each<[string, ReturnType<typeof claimed>]>([
    ['with an epoch that is over', claimed('a', { epoch: 7 })],
    ['of a plan that is not followed', claimed('a', { plan: rb(7) })],
    ['of a step whose needs are not met', claimed('b')],
    ['of a step that the plan does not have', claimed('z')],
  ])('%s does nothing', (_what, claim) => {
    given(running(two)).whenReported(claim).thenNothing();
  });

  test('of a step that is started, finished or unknown does nothing', () => {
    given(running(two), claimed('a')).whenReported(claimed('a')).thenNothing();
    given(running(two), done('a')).whenReported(claimed('a')).thenNothing();
    given(running(two), unknown('a')).whenReported(claimed('a')).thenNothing();
    given(running(two), unknown('a'), settle('a', 'abandon'), resume())
      .whenReported(claimed('a'))
      .thenNothing();
  });

  test('while nothing runs does nothing', () => {
    given(declared(), planned(two)).whenReported(claimed('a')).thenNothing();
    given(running(two), claimed('a'), stop()).whenReported(claimed('b')).thenNothing();
  });

  test('is not for what a person or the clock does, and a beginning not for a worker', () => {
    const mixed = planOf({ steps: [manual('look', 'text'), pause('rest'), step('a')] });
    given(running(mixed)).whenReported(claimed('look')).thenNothing();
    given(running(mixed)).whenReported(claimed('rest')).thenNothing();
    given(running(mixed)).whenReported(begun('a')).thenNothing();
    given(running(mixed)).whenReported(begun('z')).thenNothing();
  });
});

describe('a worker that turned back at the door', () => {
  test('leaves a known outcome: the step starts again, as another try', () => {
    given(running(two), claimed('a'))
      .whenReported(notRun('a'))
      .thenRecords('StepNotRun')
      .where('StepNotRun', { why: 'LeaseLost', attempt: 1 });
    given(running(two), claimed('a'), notRun('a'))
      .whenReported(claimed('a'))
      .thenRecords('StepStarted')
      .where('StepStarted', { attempt: 2 });
    given(running(two), claimed('a'), notRun('a')).whenReported(notRun('a')).thenNothing();
  });

  test('may be told to try again', () => {
    given(running(two), claimed('a'), notRun('a')).when(retry('a')).thenRecords('StepRetried');
  });
});

describe('a report of an end', () => {
  test('finishes the step with its evidence', () => {
    given(running(two), claimed('a'))
      .whenReported(finished('a', { output: 'done' }))
      .thenRecords('StepFinished')
      .where('StepFinished', { texts: { output: 'done' } });
  });

  test('that comes twice says nothing the second time', () => {
    given(running(two), done('a')).whenReported(finished('a')).thenNothing();
  });

  test('about another try, plan, step or epoch says nothing', () => {
    const story = given(running(two), claimed('a'));
    story.whenReported(finished('a', { attempt: 2 })).thenNothing();
    story.whenReported(finished('a', { plan: rb(9) })).thenNothing();
    story.whenReported(finished('z')).thenNothing();
    story.whenReported(finished('a', { epoch: 9 })).thenNothing();
    given(declared(), planned(two)).whenReported(finished('a')).thenNothing();
  });

  test('ends the run and its strategy when nothing is left', () => {
    given(running(planOf()), claimed('back'))
      .whenReported(finished('back'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'success' })
      .on('acting');
  });

  test('without a word for the failure still fails', () => {
    given(running(two), claimed('a'))
      .whenReported(failed('a', ''))
      .thenRecords('StepFailed', 'RunPaused');
    const unnamed = (scene: Parameters<ReturnType<typeof failed>>[0]) => {
      const act = failed('a')(scene);
      return 'report' in act && act.report.kind === 'ended'
        ? { report: { ...act.report, code: undefined } }
        : act;
    };
    given(running(two), claimed('a'))
      .whenReported(unnamed)
      .thenRecords('StepFailed', 'RunPaused')
      .where('StepFailed', { code: 'Failed', texts: { output: 'no space' } });
  });
});

describe('a worker that cannot say whether it did anything', () => {
  test('leaves the step unknown', () => {
    given(running(two), claimed('a'))
      .whenReported(lost('a'))
      .thenRecords('StepUnknown', 'RunPaused')
      .where('StepUnknown', { mayStillRun: false, retry: false, texts: { output: 'cut off' } });
    given(running(planOf({ steps: [idempotent('a', 1)] })), claimed('a'))
      .whenReported(lost('a'))
      .thenRecords('StepUnknown', 'StepRetried');
  });

  test('says nothing new about a step that is unknown already', () => {
    given(running(two), unknown('a')).whenReported(lost('a')).thenNothing();
  });
});

describe('a step whose worker died', () => {
  test('is unknown, and the run waits for a person', () => {
    given(running(two), claimed('a'))
      .whenReported(died('a', {}, true))
      .thenRecords('StepUnknown', 'RunPaused')
      .where('StepUnknown', { owner: 'worker-1', mayStillRun: true, retry: false })
      .where('RunPaused', { why: 'step-unknown', step: 'a' });
  });

  test('is resolved by its late end, and nothing more', () => {
    given(running(two), unknown('a')).whenReported(finished('a')).thenRecords('StepFinished');
    given(running(two), unknown('a'), finished('a')).whenReported(claimed('b')).thenNothing();
    given(running(two), unknown('a'), finished('a'), resume())
      .whenReported(claimed('b'))
      .thenRecords('StepStarted');
    given(running(two), unknown('a')).whenReported(failed('a')).thenRecords('StepFailed');
  });

  test('cannot have died before it started, nor twice, nor as a clock', () => {
    given(running(two)).whenReported(died('a')).thenNothing();
    given(running(two), unknown('a')).whenReported(died('a')).thenNothing();
    given(running(planOf({ steps: [pause('rest')] })), begun('rest'))
      .whenReported(died('rest'))
      .thenNothing();
  });

  test('is told by the pause while the run was paused already', () => {
    given(running(two), claimed('a'), stop()).whenReported(died('a')).thenRecords('StepUnknown');
  });

  test('is never retried or skipped by an order: it is settled first', () => {
    given(running(two), unknown('a'))
      .when(retry('a'))
      .thenRefuses('StepUnsettled', 'OrderRefused')
      .saying({ step: 'a' });
    given(running(two), unknown('a'))
      .when(skip('a'))
      .thenRefuses('StepUnsettled', 'OrderRefused')
      .saying({ step: 'a' });
  });
});

describe('an unknown step that a person settles', () => {
  const lost: Move = [running(two), unknown('a')];

  test('as done is finished', () => {
    given(lost)
      .when(settle('a', 'done'))
      .thenRecords('StepSettled')
      .where('StepSettled', { outcome: 'done', attempt: 1 });
    given(lost, settle('a', 'done'), resume())
      .whenReported(claimed('b'))
      .thenRecords('StepStarted');
    given(lost, settle('a', 'done')).whenReported(failed('a')).thenNothing();
  });

  test('as not done may start again', () => {
    given(lost, settle('a', 'not-done')).whenReported(claimed('a')).thenNothing();
    given(lost, settle('a', 'not-done'), resume())
      .whenReported(claimed('a'))
      .thenRecords('StepStarted')
      .where('StepStarted', { attempt: 2 });
    given(lost, settle('a', 'not-done')).when(retry('a')).thenRecords('StepRetried', 'RunResumed');
  });

  test('as abandoned stays unknown and opens a residual', () => {
    given(lost)
      .when(settle('a', 'abandon'))
      .thenRecords('StepSettled', 'ResidualOpened')
      .where('ResidualOpened', { cause: 'step', of: 'a', name: 'nobody knows whether "Do a" ran' });
    given(lost, settle('a', 'abandon'), resume())
      .whenReported(claimed('b'))
      .thenRecords('StepStarted');
    given(lost, settle('a', 'abandon'))
      .when(settle('a', 'done'))
      .thenRefuses('StepNotThere', 'OrderRefused');
    given(lost, settle('a', 'abandon')).whenReported(finished('a')).thenNothing();
  });

  test('is meant by its id, its number, or with its plan, and by nothing else', () => {
    given(lost).when(settle('1', 'done')).thenRecords('StepSettled');
    given(lost).when(settle('RB-1/A', 'done')).thenRecords('StepSettled');
    given(lost)
      .when(settle('aa', 'done'))
      .thenRefuses('UnknownStep', 'OrderRefused')
      .saying({ said: 'aa', steps: ['a', 'b'], nearest: 'a' });
  });

  test('must be unknown', () => {
    given(running(two))
      .when(settle('a', 'done'))
      .thenRefuses('StepNotThere', 'OrderRefused')
      .saying({ step: 'a', status: 'pending', order: 'settle' });
  });
});

describe('retry by policy', () => {
  const twice = planOf({ steps: [idempotent('a', 2)] });

  test('is for idempotent steps: later after a failure, at growing distance', () => {
    given(running(twice), claimed('a'))
      .whenReported(failed('a'))
      .thenRecords('StepFailed')
      .where('StepFailed', { retryAt: '2026-03-01T10:00:06.000Z' });
    given(running(twice), claimed('a'), failed('a'))
      .whenReported(retryDue('a'))
      .thenRecords('StepRetried');
    given(running(twice), claimed('a'), failed('a'), retryDue('a'), claimed('a'))
      .whenReported(failed('a'))
      .thenRecords('StepFailed')
      .where('StepFailed', { attempt: 2, retryAt: '2026-03-01T10:00:10.000Z' });
  });

  test('grows no further than its bound, and not at all when fixed', () => {
    const often = (backoff: 'fixed' | 'exponential') =>
      planOf({
        steps: [
          idempotent('a', 9, { retry: { max: 9, delayMs: 2_000, backoff, maxDelayMs: 3_000 } }),
        ],
      });
    const tries: Move = [claimed('a'), failed('a'), retryDue('a'), claimed('a')];
    given(running(often('exponential')), tries)
      .whenReported(failed('a'))
      .thenRecords('StepFailed')
      .where('StepFailed', { retryAt: '2026-03-01T10:00:11.000Z' });
    given(running(often('fixed')), tries)
      .whenReported(failed('a'))
      .thenRecords('StepFailed')
      .where('StepFailed', { retryAt: '2026-03-01T10:00:10.000Z' });
  });

  test('ends with the last try', () => {
    const once = planOf({ steps: [idempotent('a', 1)] });
    given(running(once), claimed('a'), failed('a'), retryDue('a'), claimed('a'))
      .whenReported(failed('a'))
      .thenRecords('StepFailed', 'RunPaused');
  });

  test('is at once after an unknown end', () => {
    given(running(twice), claimed('a'))
      .whenReported(died('a'))
      .thenRecords('StepUnknown', 'StepRetried')
      .where('StepUnknown', { retry: true });
  });

  test('does not happen for a step that may not run twice, nor for one that was told to end', () => {
    given(running(two), claimed('a'))
      .whenReported(failed('a'))
      .thenRecords('StepFailed', 'RunPaused');
    given(running(twice), claimed('a'), abort())
      .whenReported(failed('a', 'Aborted'))
      .thenRecords('StepFailed', 'RunEnded', 'StrategyEnded');
  });

  test('happens for one that ended with its process, while its run goes on', () => {
    given(running(twice), claimed('a'))
      .whenReported(failed('a', 'Aborted'))
      .thenRecords('StepFailed')
      .on('acting');
  });

  test('never happens beside itself: what may still run waits for a person', () => {
    given(running(twice), claimed('a'))
      .whenReported(died('a', {}, true))
      .thenRecords('StepUnknown', 'RunPaused')
      .where('StepUnknown', { mayStillRun: true, retry: false });
  });

  test('says nothing when it is late', () => {
    given(running(twice), claimed('a')).whenReported(retryDue('a')).thenNothing();
    given(running(two), claimed('a'), failed('a')).whenReported(retryDue('a')).thenNothing();
  });
});

describe('retry by order', () => {
  test('lets a failed step try again and the run go on', () => {
    given(running(two), claimed('a'), failed('a'))
      .when(retry('a'))
      .thenRecords('StepRetried', 'RunResumed');
    given(running(two), claimed('a'), failed('a'), retry('a'))
      .whenReported(claimed('a'))
      .thenRecords('StepStarted')
      .where('StepStarted', { attempt: 2 });
  });

  test('does not lift a pause that was ordered', () => {
    given(running(two), claimed('a'), stop(), failed('a'))
      .when(retry('a'))
      .thenRecords('StepRetried');
  });

  test('is for a step whose check afterwards did not pass, and asks the check again', () => {
    const watched = planOf({ steps: [step('a', { checkAfter: [check('works')] })] });
    const story: Move = [running(watched), done('a'), checked('after/a/works', 'fail')];
    given(story).when(retry('a')).thenRecords('StepRetried', 'RunResumed');
    given(story, retry('a'), done('a'))
      .whenReported(checked('after/a/works', 'pass'))
      .thenRecords('CheckReported', 'RunEnded', 'StrategyEnded');
  });

  test('is refused where there is nothing to try again', () => {
    given(running(two))
      .when(retry('a'))
      .thenRefuses('StepNotThere', 'OrderRefused')
      .saying({ step: 'a', status: 'pending', order: 'retry' });
    given(running(two), done('a')).when(retry('a')).thenRefuses('StepNotThere', 'OrderRefused');
    given(declared())
      .when(retry('a'))
      .thenRefuses('NothingRuns', 'OrderRefused')
      .saying({ order: 'retry' });
  });

  test('is refused for a step of the plan once the run stops: it would not start', () => {
    const tidy = planOf({ steps: [step('a'), step('b')], finally: [step('tidy')] });
    given(running(tidy), claimed('a'), claimed('b'), failed('a'), abort())
      .when(retry('a'))
      .thenRefuses('StepNotThere', 'OrderRefused');
    given(running(tidy), abort(), claimed('tidy'), failed('tidy'))
      .when(retry('tidy'))
      .thenRecords('StepRetried', 'RunResumed');
  });
});

describe('a skip', () => {
  test('goes on without a step that waits or failed', () => {
    given(running(two)).when(skip('a')).thenRecords('StepSkipped');
    given(running(two), skip('a')).whenReported(claimed('b')).thenRecords('StepStarted');
    given(running(two), claimed('a'), failed('a'))
      .when(skip('a'))
      .thenRecords('StepSkipped', 'RunResumed');
  });

  test('makes the run a partial one', () => {
    given(running(planOf()))
      .when(skip('back'))
      .thenRecords('StepSkipped', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'partial' });
  });

  test('is refused for what runs or is done', () => {
    given(running(two), claimed('a'))
      .when(skip('a'))
      .thenRefuses('StepNotThere', 'OrderRefused')
      .saying({ step: 'a', status: 'started', order: 'skip' });
    given(running(two), done('a')).when(skip('a')).thenRefuses('StepNotThere', 'OrderRefused');
    given(running(two)).when(skip('z')).thenRefuses('UnknownStep', 'OrderRefused');
    given(running(two))
      .when(skip('a', { by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });
});

describe('a step that the clock ends', () => {
  const waiting = planOf({ steps: [pause('rest'), step('a', { needs: ['rest'] })] });

  test('starts without a worker and ends when the clock rings', () => {
    given(running(waiting))
      .whenReported(begun('rest'))
      .thenRecords('StepStarted')
      .where('StepStarted', { owner: 'clock', until: '2026-03-01T10:00:34.000Z' });
    given(running(waiting), begun('rest'))
      .whenReported(clockRang('rest'))
      .thenRecords('StepFinished');
    given(running(waiting), begun('rest'), clockRang('rest'))
      .whenReported(clockRang('rest'))
      .thenNothing();
  });

  test('is none about which a worker has anything to say', () => {
    const story: Move = [running(waiting), begun('rest')];
    given(story).whenReported(finished('rest')).thenNothing();
    given(story).whenReported(lost('rest')).thenNothing();
    given(story).whenReported(notRun('rest')).thenNothing();
  });

  test('is the only one for which it rings', () => {
    given(running(two), claimed('a')).whenReported(clockRang('a')).thenNothing();
  });
});
