import { describe, expect, test } from 'vitest';
import { currentRun } from '../../src/core/incident/incident.ts';
import { given, type Move } from './given.ts';
import {
  abort,
  declared,
  planned,
  resume,
  running,
  skip,
  stop,
  switched,
  switchTo,
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
  unknown,
} from './reports.ts';
import { check, idempotent, manual, pause, planOf, rb, step } from './sample.ts';

const two = planOf({ steps: [step('a'), step('b', { needs: ['a'] })], finally: [step('tidy')] });

describe('a stop', () => {
  test('pauses at once: nothing new starts, what runs may end', () => {
    given(running(two), claimed('a'))
      .when(stop())
      .thenRecords('RunPaused')
      .where('RunPaused', { why: 'ordered' });
    const story = given(running(two), claimed('a'), stop());
    story.whenReported(finished('a')).thenRecords('StepFinished').on('acting');
    given(running(two), claimed('a'), stop(), finished('a'))
      .whenReported(claimed('b'))
      .thenNothing();
  });

  test('said twice changes nothing', () => {
    given(running(two), stop()).when(stop()).thenNothing('AlreadyPaused');
  });

  test('is refused when nothing runs', () => {
    given(declared())
      .when(stop())
      .thenRefuses('NothingRuns', 'OrderRefused')
      .saying({ order: 'stop' });
    given(declared(), switchTo('wait')).when(stop()).thenRefuses('NothingRuns', 'OrderRefused');
  });

  test('also holds a run that is on its way out', () => {
    const story = given(running(two), abort(), stop());
    story.whenReported(claimed('tidy')).thenNothing();
    story.when(resume()).thenRecords('RunResumed');
    given(running(two), abort(), stop(), resume(), claimed('tidy'))
      .whenReported(finished('tidy'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded');
  });

  test('holds a switch too: what follows does not start by itself', () => {
    const stopped = given(running(two), claimed('a'), planned(planOf()), switched(rb(2)), stop());
    expect(currentRun(stopped.incident)?.status).toBe('paused');
    stopped.whenReported(finished('a')).thenRecords('StepFinished');
    given(running(two), claimed('a'), planned(planOf()), switched(rb(2)), stop(), finished('a'))
      .when(resume())
      .thenRecords(
        'RunResumed',
        'RunEnded',
        'ResidualOpened',
        'StrategyEnded',
        'StrategyActivated',
      );
  });

  test('keeps a run from ending by itself', () => {
    const story = given(running(planOf()), claimed('back'), stop());
    story.whenReported(finished('back')).thenRecords('StepFinished');
    given(running(planOf()), claimed('back'), stop(), finished('back'))
      .when(resume())
      .thenRecords('RunResumed', 'RunEnded', 'StrategyEnded');
  });
});

describe('a resume', () => {
  test('goes on', () => {
    given(running(two), stop()).when(resume()).thenRecords('RunResumed');
    given(running(two), stop(), resume()).whenReported(claimed('a')).thenRecords('StepStarted');
  });

  test('says so when there is nothing to resume', () => {
    given(declared())
      .when(resume())
      .thenRefuses('NothingRuns', 'OrderRefused')
      .saying({ order: 'resume' });
    given(running(two)).when(resume()).thenNothing('AlreadyRunning');
    given(running(two), abort()).when(resume()).thenNothing('AlreadyStopping');
  });

  test('is refused while a failed step stands in the way', () => {
    given(running(two), claimed('a'), failed('a'))
      .when(resume())
      .thenRefuses('StepInTheWay', 'OrderRefused')
      .saying({ step: 'a' });
  });

  test('is refused while nobody can tell what became of a step', () => {
    given(running(two), unknown('a'))
      .when(resume())
      .thenRefuses('StepUnsettled', 'OrderRefused')
      .saying({ step: 'a' });
  });

  test('is refused while a step on the way out stands in the way', () => {
    const story = given(running(two), abort(), claimed('tidy'), failed('tidy'));
    expect(currentRun(story.incident)?.status).toBe('paused');
    story.when(resume()).thenRefuses('StepInTheWay', 'OrderRefused').saying({ step: 'tidy' });
  });

  test('passes over a failure that its playbook goes on after, and over one that will be tried again', () => {
    const lax = planOf({
      steps: [step('a', { onFailure: { do: 'continue' } }), idempotent('b', 1)],
    });
    given(running(lax), claimed('a'), failed('a'), claimed('b'), failed('b'), stop())
      .when(resume())
      .thenRecords('RunResumed');
  });

  test('asks the checks anew that had stopped the run', () => {
    const document = planOf({ preconditions: [check('room')] });
    const story = given(running(document), checked('precondition/room', 'fail'), resume());
    expect(story.incident.checks).toEqual({});
    story.whenReported(checked('precondition/room', 'pass')).thenRecords('CheckReported');
  });
});

describe('an abort', () => {
  const rich = planOf({
    steps: [step('a'), manual('look', 'none'), pause('rest'), idempotent('b', 2)],
    finally: [step('tidy')],
  });

  test('before anything started cancels what waits and runs finally', () => {
    given(running(two))
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled', 'StepCanceled')
      .where('RunStopping', { why: 'aborted', plan: rb(1) });
    given(running(two), abort(), claimed('tidy'))
      .whenReported(finished('tidy'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'aborted' })
      .where('StrategyEnded', { outcome: 'aborted' })
      .on('deciding');
  });

  test('ends at once where nothing is left to do', () => {
    given(running(planOf()))
      .when(abort({ reason: 'a mistake' }))
      .thenRecords('RunStopping', 'StepCanceled', 'RunEnded', 'StrategyEnded')
      .where('RunStopping', { texts: { reason: 'a mistake' } })
      .on('deciding');
  });

  test('waits for what runs, and starts finally only then', () => {
    const story = given(running(two), claimed('a'), abort());
    story.whenReported(claimed('tidy')).thenNothing();
    story.whenReported(claimed('b')).thenNothing();
    given(running(two), claimed('a'), abort(), failed('a', 'Aborted'))
      .whenReported(claimed('tidy'))
      .thenRecords('StepStarted');
  });

  test('cancels what waits for a person, for the clock and for another try', () => {
    given(running(rich), begun('look'), begun('rest'), claimed('b'), failed('b'))
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled', 'StepCanceled', 'StepCanceled', 'StepCanceled');
  });

  test('does not run finally past a step that nobody can account for', () => {
    const story = given(running(two), claimed('a'), abort(), died('a'));
    story.whenReported(claimed('tidy')).thenNothing();
  });

  test('wins over a pause, and over one because of a failure', () => {
    given(running(two), stop())
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled', 'StepCanceled');
    given(running(two), claimed('a'), failed('a'))
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled');
  });

  test('wins over a switch that waits: nothing follows by itself', () => {
    const waiting = [running(two), claimed('a'), planned(planOf()), switched(rb(2))];
    given(...waiting)
      .when(abort())
      .thenRecords('RunStopping');
    given(...waiting, abort(), finished('a'), claimed('tidy'))
      .whenReported(finished('tidy'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'aborted' })
      .on('deciding');
  });

  test('over a switch that waits runs also what the switch had canceled of finally', () => {
    const last = planOf({ finally: [step('fill'), manual('tell', 'none')] });
    const story: Move = [
      running(last),
      planned(planOf()),
      done('back'),
      claimed('fill'),
      begun('tell'),
    ];
    given(story, switchTo(rb(2)))
      .when(switchTo(rb(2), { confirmed: true }))
      .thenRecords('SwitchOrdered', 'StepCanceled');
    given(story, switched(rb(2)), abort())
      .whenReported(begun('tell'))
      .thenRecords('StepAwaitsAck')
      .where('StepAwaitsAck', { attempt: 2 });
    given(story, switched(rb(2)), abort())
      .whenReported(finished('fill'))
      .thenRecords('StepFinished');
  });

  test('said twice changes nothing; over a pause on the way out it goes on', () => {
    given(running(two), abort()).when(abort()).thenNothing('AlreadyStopping');
    given(running(two), abort(), stop()).when(abort()).thenRecords('RunStopping');
  });

  test('in finally lets finally end, as aborted', () => {
    const single = planOf({ finally: [step('tidy')] });
    given(running(single), done('back'), claimed('tidy')).when(abort()).thenRecords('RunStopping');
    given(running(single), done('back'), claimed('tidy'), abort())
      .whenReported(finished('tidy'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'aborted' });
  });

  test('in finally still waits for a person where a step of finally has failed', () => {
    given(running(two), abort(), claimed('tidy'), failed('tidy'))
      .when(abort())
      .thenRecords('RunStopping', 'RunPaused');
    given(running(two), abort(), claimed('tidy'), failed('tidy'))
      .when(skip('tidy'))
      .thenRecords('StepSkipped', 'RunResumed', 'RunEnded', 'StrategyEnded');
  });

  test('ends a strategy that has no run', () => {
    given(declared(), switchTo('wait')).when(abort()).thenRecords('StrategyEnded').on('deciding');
    given(declared())
      .when(abort())
      .thenRefuses('NoStrategy', 'OrderRefused')
      .saying({ order: 'abort' });
  });
});

describe('an abort while finished steps are taken back', () => {
  const undoing = planOf({
    steps: [step('a'), step('b', { needs: ['a'], onFailure: { do: 'compensate' } })],
    compensate: [{ for: 'a', step: step('a-undo') }],
    finally: [step('tidy')],
  });
  const undo = (take: typeof undoing) => [running(take), done('a'), claimed('b'), failed('b')];

  test('waits for the step that is being taken back', () => {
    const story = given(...undo(undoing), claimed('a-undo'), abort());
    story.whenReported(claimed('tidy')).thenNothing();
    given(...undo(undoing), claimed('a-undo'), abort(), finished('a-undo'))
      .whenReported(claimed('tidy'))
      .thenRecords('StepStarted');
  });

  test('waits until somebody settled what nobody can account for', () => {
    given(...undo(undoing), claimed('a-undo'), abort(), died('a-undo'))
      .whenReported(claimed('tidy'))
      .thenNothing();
  });

  test('takes nothing more back', () => {
    given(...undo(undoing), abort())
      .whenReported(claimed('a-undo'))
      .thenNothing();
    given(...undo(undoing), abort(), claimed('tidy'))
      .whenReported(finished('tidy'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded');
  });

  test('leaves nobody waiting: neither a person nor the clock', () => {
    const byHand = { ...undoing, compensate: [{ for: 'a', step: manual('a-undo', 'none') }] };
    given(...undo(byHand), begun('a-undo'))
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled');
    const byClock = { ...undoing, compensate: [{ for: 'a', step: pause('a-undo') }] };
    given(...undo(byClock), begun('a-undo'))
      .when(abort())
      .thenRecords('RunStopping', 'StepCanceled');
    given(...undo(byClock), begun('a-undo'), abort())
      .whenReported(clockRang('a-undo'))
      .thenNothing();
  });

  test('is not held up by an undoing that failed', () => {
    given(...undo(undoing), claimed('a-undo'), failed('a-undo'))
      .when(abort())
      .thenRecords('RunStopping');
    given(...undo(undoing), claimed('a-undo'), failed('a-undo'), abort(), stop())
      .when(resume())
      .thenRecords('RunResumed');
  });
});
