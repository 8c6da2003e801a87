import { describe, expect, test } from 'vitest';
import { currentRun } from '../../src/core/incident/incident.ts';
import { given, type Move } from './given.ts';
import {
  abort,
  planned,
  resume,
  retry,
  running,
  settle,
  skip,
  stop,
  switched,
  waive,
} from './orders.ts';
import {
  begun,
  checked,
  claimed,
  clockRang,
  died,
  done,
  failed,
  finished,
  retryDue,
  unknown,
} from './reports.ts';
import { check, idempotent, manual, pause, planOf, rb, step } from './sample.ts';

describe('a step that fails', () => {
  test('with pause, the default, holds the run for a person', () => {
    given(running(planOf()), claimed('back'))
      .whenReported(failed('back'))
      .thenRecords('StepFailed', 'RunPaused')
      .where('StepFailed', { code: 'ExitCode' })
      .where('RunPaused', { why: 'step-failed', step: 'back' });
  });

  test('with abort stops the run and goes on to finally', () => {
    const document = planOf({
      steps: [step('a', { onFailure: { do: 'abort' } }), step('b', { needs: ['a'] })],
      finally: [step('tidy')],
    });
    given(running(document), claimed('a'))
      .whenReported(failed('a'))
      .thenRecords('StepFailed', 'RunStopping', 'StepCanceled')
      .where('RunStopping', { why: 'failed', step: 'a' });
    given(running(document), claimed('a'), failed('a'), claimed('tidy'))
      .whenReported(finished('tidy'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'failed' })
      .on('deciding');
  });

  test('with continue lets the others go on, and the run is a partial one', () => {
    const document = planOf({
      steps: [step('a', { onFailure: { do: 'continue' } }), step('b', { needs: ['a'] })],
    });
    given(running(document), claimed('a')).whenReported(failed('a')).thenRecords('StepFailed');
    given(running(document), claimed('a'), failed('a'), claimed('b'))
      .whenReported(finished('b'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'partial' });
  });

  test('with goto skips what does not lead on from there', () => {
    const document = planOf({
      steps: [
        step('a', { onFailure: { do: 'goto', step: 'd' } }),
        step('b', { needs: ['a'] }),
        step('c', { needs: ['b'] }),
        step('d', { needs: ['c'] }),
        step('e', { needs: ['d'] }),
      ],
    });
    given(running(document), claimed('a'))
      .whenReported(failed('a'))
      .thenRecords('StepFailed', 'StepSkipped', 'StepSkipped');
    given(running(document), claimed('a'), failed('a'))
      .whenReported(claimed('d'))
      .thenRecords('StepStarted');
    given(running(document), claimed('a'), failed('a')).whenReported(claimed('e')).thenNothing();
  });
});

const undoing = planOf({
  steps: [
    step('a'),
    step('b'),
    step('c'),
    step('d', { needs: ['a', 'b'], onFailure: { do: 'compensate' } }),
  ],
  compensate: [
    { for: 'a', step: step('a-undo') },
    { for: 'b', step: step('b-undo') },
    { for: 'c', step: step('c-undo') },
  ],
  finally: [step('tidy')],
});

describe('a step that fails with compensate', () => {
  const story: Move = [running(undoing), done('b'), done('a'), claimed('d'), failed('d')];

  test('stops the run', () => {
    given(running(undoing), done('b'), done('a'), claimed('d'))
      .whenReported(failed('d'))
      .thenRecords('StepFailed', 'RunStopping', 'StepCanceled')
      .where('RunStopping', { why: 'compensate', step: 'd' });
  });

  test('takes back what finished, in reverse order of finishing, one after the other', () => {
    given(story).whenReported(claimed('b-undo')).thenNothing();
    given(story).whenReported(claimed('a-undo')).thenRecords('StepStarted');
    given(story, claimed('a-undo')).whenReported(claimed('b-undo')).thenNothing();
    given(story, done('a-undo')).whenReported(claimed('b-undo')).thenRecords('StepStarted');
  });

  test('takes back nothing that did not finish, and finally comes last', () => {
    given(story).whenReported(claimed('c-undo')).thenNothing();
    given(story, done('a-undo')).whenReported(claimed('tidy')).thenNothing();
    given(story, done('a-undo'), done('b-undo'), claimed('tidy'))
      .whenReported(finished('tidy'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'failed' });
  });

  test('counts the last finish of a step that was tried again', () => {
    const watched = {
      ...undoing,
      steps: undoing.steps.map((spec) =>
        spec.id === 'b' ? { ...spec, checkAfter: [check('works')] } : spec,
      ),
    };
    const again: Move = [
      running(watched),
      done('b'),
      claimed('a'),
      checked('after/b/works', 'fail'),
      finished('a'),
      retry('b'),
      done('b'),
      checked('after/b/works', 'pass'),
      claimed('d'),
      failed('d'),
    ];
    given(again).whenReported(claimed('a-undo')).thenNothing();
    given(again).whenReported(claimed('b-undo')).thenRecords('StepStarted');
  });

  test('waits for what is started, and for what nobody can account for', () => {
    const busy: Move = [
      running(undoing),
      done('a'),
      done('b'),
      claimed('c'),
      claimed('d'),
      failed('d'),
    ];
    given(busy).whenReported(claimed('b-undo')).thenNothing();
    given(busy, died('c')).whenReported(claimed('b-undo')).thenNothing();
    given(busy, died('c'), settle('c', 'done'))
      .whenReported(claimed('c-undo'))
      .thenRecords('StepStarted');
  });

  test('waits for a person where an undoing fails: nobody undoes an undoing', () => {
    given(story, claimed('a-undo'))
      .whenReported(failed('a-undo'))
      .thenRecords('StepFailed', 'RunPaused')
      .where('RunPaused', { why: 'step-failed', step: 'a-undo' });
    given(story, claimed('a-undo'), failed('a-undo'), skip('a-undo'))
      .whenReported(claimed('b-undo'))
      .thenRecords('StepStarted');
    given(story, claimed('a-undo'), failed('a-undo'))
      .when(resume())
      .thenRefuses('StepInTheWay', 'OrderRefused')
      .saying({ step: 'a-undo' });
  });

  test('waits for a person where nobody can account for an undoing', () => {
    given(story, unknown('a-undo')).whenReported(claimed('b-undo')).thenNothing();
    given(story, unknown('a-undo'), stop())
      .when(resume())
      .thenRefuses('StepUnsettled', 'OrderRefused')
      .saying({ step: 'a-undo' });
    given(story, unknown('a-undo'), settle('a-undo', 'not-done'))
      .whenReported(claimed('a-undo'))
      .thenRecords('StepStarted');
  });
});

describe('a check after an undoing', () => {
  test('is asked, and counts', () => {
    const document = {
      ...undoing,
      compensate: [{ for: 'a', step: step('a-undo', { checkAfter: [check('gone')] }) }],
    };
    const story: Move = [
      running(document),
      done('a'),
      done('b'),
      claimed('d'),
      failed('d'),
      done('a-undo'),
    ];
    given(story).whenReported(claimed('tidy')).thenNothing();
    given(story, checked('after/a-undo/gone', 'pass'))
      .whenReported(claimed('tidy'))
      .thenRecords('StepStarted');
    given(story)
      .whenReported(checked('after/a-undo/gone', 'fail'))
      .thenRecords('CheckReported', 'RunPaused')
      .where('RunPaused', { why: 'check-failed', step: 'a-undo', check: 'after/a-undo/gone' });
  });
});

const tidying = planOf({
  steps: [step('drain'), step('back', { needs: ['drain'] })],
  finally: [step('fill', { needs: ['drain'] }), step('tell')],
});

describe('finally', () => {
  test('runs after success, before the place of the strategy is freed', () => {
    given(running(tidying), done('drain'), claimed('back'))
      .whenReported(finished('back'))
      .thenRecords('StepFinished');
    given(running(tidying), done('drain'), done('back'), done('fill'), claimed('tell'))
      .whenReported(finished('tell'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'success' });
  });

  test('does not begin before all of the plan is behind', () => {
    given(running(tidying), done('drain')).whenReported(claimed('fill')).thenNothing();
  });

  test('owes only what was begun', () => {
    given(running(tidying), abort()).whenReported(claimed('fill')).thenNothing();
    given(running(tidying), abort(), claimed('tell'))
      .whenReported(finished('tell'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded');
    given(running(tidying), claimed('drain'), failed('drain'), abort())
      .whenReported(claimed('fill'))
      .thenRecords('StepStarted');
  });

  test('owes what was begun and then skipped', () => {
    given(running(tidying), claimed('drain'), failed('drain'), skip('drain'), done('back'))
      .whenReported(claimed('fill'))
      .thenRecords('StepStarted');
    given(running(tidying), skip('drain'), done('back'))
      .whenReported(claimed('fill'))
      .thenNothing();
  });

  test('owes what had been tried and waited for another try when the run was aborted', () => {
    const twice = {
      ...tidying,
      steps: [idempotent('drain', 2), step('back', { needs: ['drain'] })],
    };
    given(running(twice), claimed('drain'), failed('drain'), abort())
      .whenReported(claimed('fill'))
      .thenRecords('StepStarted');
    given(running(twice), claimed('drain'), failed('drain'), retryDue('drain'), abort())
      .whenReported(claimed('fill'))
      .thenRecords('StepStarted');
  });

  test('owes what a person had begun when the run was aborted', () => {
    const byHand = {
      ...tidying,
      steps: [manual('drain', 'none'), step('back', { needs: ['drain'] })],
    };
    given(running(byHand), begun('drain'), abort())
      .whenReported(claimed('fill'))
      .thenRecords('StepStarted');
  });

  test('waits for a person where it fails, whatever its policy but to continue', () => {
    const strict = planOf({ finally: [step('fill', { onFailure: { do: 'abort' } })] });
    given(running(strict), done('back'), claimed('fill'))
      .whenReported(failed('fill'))
      .thenRecords('StepFailed', 'RunPaused')
      .where('RunPaused', { why: 'step-failed', step: 'fill' });
    const lax = planOf({ finally: [step('fill', { onFailure: { do: 'continue' } })] });
    given(running(lax), done('back'), claimed('fill'))
      .whenReported(failed('fill'))
      .thenRecords('StepFailed', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'success' });
    given(running(lax), abort(), claimed('fill'))
      .whenReported(failed('fill'))
      .thenRecords('StepFailed', 'RunEnded', 'StrategyEnded');
  });

  test('goes in the order of its own needs', () => {
    const ordered = planOf({ finally: [step('x'), step('y', { needs: ['x'] })] });
    given(running(ordered), done('back')).whenReported(claimed('y')).thenNothing();
    given(running(ordered), done('back'), done('x'))
      .whenReported(claimed('y'))
      .thenRecords('StepStarted');
  });

  test('tries again by policy on the way out too', () => {
    const twice = planOf({ finally: [idempotent('fill', 2)] });
    const story: Move = [running(twice), abort(), claimed('fill'), failed('fill')];
    given(story).whenReported(retryDue('fill')).thenRecords('StepRetried');
    given(story, retryDue('fill')).whenReported(claimed('fill')).thenRecords('StepStarted');
  });

  test('has checks that may be waived', () => {
    const watched = planOf({ finally: [step('fill', { checkAfter: [check('full')] })] });
    const story: Move = [
      running(watched),
      done('back'),
      done('fill'),
      checked('after/fill/full', 'error'),
    ];
    expect(currentRun(given(story).incident)?.status).toBe('paused');
    given(story).when(waive('full')).thenRecords('CheckWaived', 'ResidualOpened');
    given(story, waive('full'))
      .when(resume())
      .thenRecords('RunResumed', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'partial' });
  });

  test('lets the clock end its waits', () => {
    const slow = planOf({ finally: [pause('rest')] });
    given(running(slow), abort(), begun('rest'))
      .whenReported(clockRang('rest'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded');
  });

  test('does not run after a switch: somebody is left with what it owed', () => {
    given(running(tidying), planned(planOf()), done('drain'), switched(rb(2)))
      .whenReported(claimed('fill', { plan: rb(1) }))
      .thenNothing();
  });
});
