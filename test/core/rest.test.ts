import { describe, expect, test } from 'vitest';
import { asksOf } from '../../src/core/asks.ts';
import { currentRun, type Incident } from '../../src/core/incident/incident.ts';
import { mustEnd } from '../../src/core/run/must-end.ts';
import { sightOf } from '../../src/core/run/phase.ts';
import { readySteps } from '../../src/core/run/ready.ts';
import { termsOf } from '../../src/core/terms.ts';
import { statusText } from '../../src/core/texts/status.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { given } from './given.ts';
import { abort, resume, retry, running, settle, skip, stop, switchTo } from './orders.ts';
import { begun, checked, claimed, clockRang, done, failed, finished, unknown } from './reports.ts';
import { atRest, halfWay, restDue, restful, stay, toRest, unanswered } from './resting.ts';
import { ada, bo, check, manual, pause, planOf, rb, step } from './sample.ts';

const ready = (incident: Incident): readonly string[] => {
  const run = currentRun(incident);
  return run ? readySteps(sightOf(incident, run)).map(({ id }) => id) : [];
};
const termIn = (incident: Incident) =>
  termsOf(incident).find(({ order }) => order.kind === 'restDue');
const asked = (incident: Incident) =>
  asksOf({ incident, holders: () => [], voice: voiceAt({ at: incident.updatedAt }) });

describe('a run that stands where it is not safe to stay', () => {
  test('is taken to rest by order, under the epoch of its strategy', () => {
    const { incident } = given(halfWay)
      .when(toRest({ reason: 'the vendor is slow' }))
      .thenRecords('RunTakenToRest')
      .where('RunTakenToRest', { by: 'order', epoch: 1, texts: { reason: 'the vendor is slow' } });
    expect(ready(incident)).toEqual(['close']);
    given(halfWay, toRest(), done('close'), claimed('tell'))
      .whenReported(finished('tell'))
      .thenRecords('StepFinished', 'RunRested');
  });

  test('takes itself there when nobody answers, under the approval of whoever said go', () => {
    const story = given(halfWay);
    expect(termIn(story.incident)?.at).toBe('2026-03-01T10:05:07.000Z');
    given(halfWay, unanswered)
      .whenReported(restDue)
      .thenRecords('RunTakenToRest')
      .where('RunTakenToRest', { by: 'timer', approvedBy: ada });
  });

  test('is not taken there before its time, nor by a timer of another strategy', () => {
    given(halfWay).whenReported(restDue).thenNothing();
    given(halfWay, unanswered)
      .whenReported({ report: { kind: 'restDue', plan: rb(1), epoch: 2 } })
      .thenNothing();
    given(halfWay, unanswered)
      .whenReported({ report: { kind: 'restDue', plan: rb(2), epoch: 1 } })
      .thenNothing();
  });

  test('waits anew when its authority says that it stays', () => {
    const { incident } = given(halfWay, { laterMs: 200_000 }, stay());
    expect(termIn(incident)?.at).toBe('2026-03-01T10:08:28.000Z');
    given(halfWay, { laterMs: 200_000 }, stay(), { laterMs: 200_000 })
      .whenReported(restDue)
      .thenNothing();
  });

  test('goes on by a retry, and is left alone then', () => {
    const { incident } = given(halfWay, retry('back'));
    expect(termIn(incident)).toBeUndefined();
    given(halfWay, retry('back'), unanswered).whenReported(restDue).thenNothing();
  });

  test('asks its authority urgently, the way to safety first, and says until when', () => {
    const { incident } = given(halfWay);
    expect(asked(incident)).toMatchObject([
      { of: [ada], urgent: true, until: '2026-03-01T10:05:07.000Z' },
    ]);
    expect(asked(incident)[0]?.lines.join('\n')).toContain(
      'Without an answer by 10:05 UTC it is taken to rest by itself: Do close and Do tell.',
    );
    expect(asked(incident)[0]?.actions.map(({ label }) => label)).toEqual([
      'Take it to rest',
      'Try again',
      'Stay',
    ]);
  });

  test('is moved by nobody but its authority', () => {
    given(halfWay)
      .when(toRest({ by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
    given(halfWay)
      .when(stay({ by: bo }))
      .thenRefuses('NotTheAuthority', 'OrderAdvised');
  });
});

describe('a pause where it is safe to stay', () => {
  test('lasts as long as people want', () => {
    const story = given(running(restful), done('drain'), done('back'));
    expect(currentRun(story.incident)).toBeUndefined();
    for (const paused of [
      given(running(restful), stop()),
      given(
        running(planOf({ steps: [step('a', { rest: true }), step('b')], rest: [step('close')] })),
        done('a'),
        stop(),
      ),
    ]) {
      expect(termIn(paused.incident)).toBeUndefined();
      expect(asked(paused.incident)).toEqual([]);
    }
  });

  test('may be left for the resting place all the same', () => {
    given(running(restful), stop()).when(toRest()).thenRecords('RunTakenToRest');
  });

  test('needs nobody who says that it stays', () => {
    given(running(restful), stop()).when(stay()).thenNothing('AlreadyPaused');
  });

  test('without a rest: block has nowhere to go', () => {
    const bare = planOf({ steps: [step('a'), step('b', { needs: ['a'] })] });
    const { incident } = given(running(bare), done('a'), stop());
    expect(termIn(incident)).toBeUndefined();
    expect(asked(incident)[0]?.lines[0]).toMatch(/its playbook has no way to rest/u);
    given(running(bare), done('a'), stop())
      .when(toRest())
      .thenRefuses('NoRestBlock', 'OrderRefused');
  });
});

describe('a step that runs, or of which nobody knows whether it ran', () => {
  const two = planOf({
    steps: [step('drain'), step('side'), step('back', { needs: ['drain'] })],
    rest: [step('close')],
  });

  test('keeps the way to rest from beginning by itself', () => {
    const started = given(running(two), done('drain'), claimed('side'), stop(), unanswered);
    expect(termIn(started.incident)).toBeUndefined();
    started.whenReported(restDue).thenNothing();
    const lost = given(running(two), done('drain'), unknown('side'), unanswered);
    expect(termIn(lost.incident)).toBeUndefined();
    lost.whenReported(restDue).thenNothing();
  });

  test('is asked about urgently when it is unknown', () => {
    const { incident } = given(running(two), done('drain'), unknown('side'));
    expect(asked(incident)).toMatchObject([{ urgent: true, until: undefined }]);
    expect(asked(incident)[0]?.actions.map(({ label }) => label)).toEqual([
      'It ran',
      'It did not run',
      'Abort',
    ]);
    const waiting = given(running(two), done('drain'), claimed('side'), stop());
    expect(asked(waiting.incident)).toEqual([]);
  });

  test('is waited for when the order comes, and nothing starts beside it', () => {
    const { incident } = given(running(two), done('drain'), claimed('side'), toRest());
    expect(ready(incident)).toEqual([]);
    expect(
      ready(given(running(two), claimed('side'), toRest(), finished('side')).incident),
    ).toEqual(['close']);
  });

  test('stops the way there when it is lost meanwhile', () => {
    given(running(two), claimed('side'), toRest())
      .whenReported({
        report: {
          kind: 'ownerDied',
          plan: rb(1),
          step: 'side',
          epoch: 1,
          attempt: 1,
          mayStillRun: false,
        },
      })
      .thenRecords('StepUnknown', 'RunPaused')
      .where('RunPaused', { why: 'step-unknown', step: 'side' });
  });

  test('that ends well after the pause begins the wait anew', () => {
    const story = given(running(restful), claimed('drain'), stop(), { laterMs: 60_000 });
    const { incident } = story.whenReported(finished('drain')).thenRecords('StepFinished');
    expect(termIn(incident)?.at).toBe('2026-03-01T10:06:06.000Z');
  });

  test('is settled first: then the wait for an answer begins', () => {
    given(running(two), done('drain'), unknown('side'))
      .when(toRest())
      .thenRefuses('StepUnsettled', 'OrderRefused');
    const { incident } = given(
      running(two),
      done('drain'),
      unknown('side'),
      { laterMs: 900_000 },
      settle('side', 'abandon'),
    );
    expect(termIn(incident)?.at).toBe('2026-03-01T10:20:08.000Z');
  });

  test('does not count where the clock alone carries it out', () => {
    const slow = planOf({
      steps: [step('a'), pause('b'), step('c', { needs: ['a', 'b'] })],
      rest: [step('close')],
    });
    const { incident } = given(running(slow), done('a'), begun('b'), toRest());
    expect(ready(incident)).toEqual(['close']);
    given(running(slow), done('a'), begun('b'), toRest(), done('close'))
      .whenReported(clockRang('b'))
      .thenRecords('StepFinished');
  });
});

describe('on the way to rest', () => {
  const going = [halfWay, toRest()];

  test('nothing else starts, and going on waits', () => {
    given(...going)
      .when(resume())
      .thenRefuses('RestUnderWay', 'OrderRefused');
    given(...going)
      .when(toRest())
      .thenNothing('AlreadyGoingToRest');
    given(...going)
      .when(stay())
      .thenNothing('AlreadyGoingToRest');
    given(...going)
      .whenReported(claimed('back'))
      .thenNothing();
  });

  test('a stop holds it, and what had begun is not begun again', () => {
    given(...going, done('close'))
      .when(stop())
      .thenRecords('RunPaused')
      .where('RunPaused', { why: 'ordered' });
    const { incident } = given(...going, done('close'), stop(), toRest());
    expect(ready(incident)).toEqual(['tell']);
  });

  test('a stopped one lets its running step end before anything goes on', () => {
    given(...going, claimed('close'), stop())
      .when(resume())
      .thenRefuses('RestUnderWay', 'OrderRefused');
    const { incident } = given(...going, claimed('close'), stop());
    expect(mustEnd(incident, { plan: rb(1), step: 'close', epoch: 1 })).toBe(false);
  });

  test('a step that fails holds it, is asked about, and is tried again or left out', () => {
    const stuck = [...going, claimed('close'), failed('close')];
    given(...going, claimed('close'))
      .whenReported(failed('close'))
      .thenRecords('StepFailed', 'RunPaused')
      .where('RunPaused', { why: 'step-failed', step: 'close' });
    given(...stuck, unanswered)
      .whenReported(restDue)
      .thenNothing();
    expect(asked(given(...stuck).incident)[0]?.actions.map(({ command }) => command)).toEqual([
      '`/rollback retry close <reason>`',
      '`/rollback skip close <reason>`',
      '`/rollback abort`',
    ]);
    given(...stuck)
      .when(toRest())
      .thenRefuses('StepInTheWay', 'OrderRefused');
    given(...stuck)
      .when(retry('close'))
      .thenRecords('StepRetried', 'RunTakenToRest');
    given(...stuck)
      .when(skip('close'))
      .thenRecords('StepSkipped', 'RunTakenToRest');
    given(...stuck, retry('back'))
      .when(resume())
      .thenRecords('RunResumed');
  });

  test('a check after a step must pass before the next one', () => {
    const checking = planOf({
      steps: [step('a'), step('b', { needs: ['a'] })],
      rest: [step('close', { checkAfter: [check('shut')] }), step('tell', { needs: ['close'] })],
    });
    const story = [running(checking), done('a'), toRest(), done('close')];
    expect(ready(given(...story).incident)).toEqual([]);
    given(...story, checked('after/close/shut', 'pass'), claimed('tell'))
      .whenReported(finished('tell'))
      .thenRecords('StepFinished', 'RunRested');
    given(...story)
      .whenReported(checked('after/close/shut', 'fail'))
      .thenRecords('CheckReported', 'RunPaused');
  });

  test('an abort wins and ends what runs', () => {
    const { incident } = given(...going, claimed('close'), abort());
    expect(mustEnd(incident, { plan: rb(1), step: 'close', epoch: 1 })).toBe(true);
    given(...going, claimed('close'), abort())
      .whenReported(finished('close'))
      .thenRecords('StepFinished', 'RunEnded', 'StrategyEnded')
      .where('RunEnded', { outcome: 'aborted' });
  });
});

describe('at rest', () => {
  test('nothing presses: it is said where it rests and what may be done', () => {
    const { incident } = given(atRest);
    expect(termIn(incident)).toBeUndefined();
    expect(asked(incident)).toMatchObject([{ of: [ada], urgent: false, until: undefined }]);
    expect(statusText(incident, {}, voiceAt({ at: incident.updatedAt }))).toContain(
      'RB-1 rests since 10:00 UTC: it is safe to stay.',
    );
    given(atRest).when(toRest()).thenNothing('AlreadyRests');
  });

  test('the step that failed is tried again, and the run goes on with it', () => {
    given(atRest).when(resume()).thenRefuses('StepInTheWay', 'OrderRefused');
    given(atRest).when(retry('back')).thenRecords('StepRetried', 'RunResumed');
  });

  test('a step that was not in the way is skipped without going on', () => {
    const more = planOf({
      steps: [step('a'), step('b', { needs: ['a'] }), step('c', { needs: ['b'] })],
      rest: [step('close')],
    });
    given(running(more), done('a'), stop(), toRest(), done('close'))
      .when(skip('c'))
      .thenRecords('StepSkipped');
  });

  test('going on leaves it: the way back there is a new one, with new tries', () => {
    const again = [atRest, retry('back'), claimed('back'), failed('back')];
    const { incident } = given(...again, toRest());
    expect(ready(incident)).toEqual(['close']);
    expect(incident.runs[rb(1)]).toMatchObject({ left: 1, steps: { close: { attempt: 2 } } });
    given(...again, unanswered)
      .whenReported(restDue)
      .thenRecords('RunTakenToRest');
  });

  test('a step of the way that was given up stays so: nobody runs it again unasked', () => {
    const given_up = [
      halfWay,
      toRest(),
      unknown('close'),
      settle('close', 'abandon'),
      toRest(),
      done('tell'),
    ];
    const { incident } = given(
      ...given_up,
      retry('back'),
      claimed('back'),
      failed('back'),
      toRest(),
    );
    expect(ready(incident)).toEqual(['tell']);
  });

  test('a person who does something meanwhile does not wake the timer', () => {
    const asking = planOf({
      steps: [step('a'), manual('look', 'none'), step('c', { needs: ['a', 'look'] })],
      rest: [step('close')],
    });
    const { incident } = given(running(asking), done('a'), begun('look'), toRest(), done('close'));
    expect(termIn(incident)).toBeUndefined();
    expect(asked(incident)[0]?.actions.map(({ label }) => label)).toEqual(['Go on', 'Abort']);
  });

  test('an abort ends the run, and a switch leads on', () => {
    given(atRest).when(abort()).thenRecords('RunStopping', 'RunEnded', 'StrategyEnded');
    given(atRest)
      .when(switchTo('wait'))
      .thenRecords('SwitchOrdered', 'RunEnded', 'StrategyEnded', 'StrategyActivated');
  });
});

describe('an order about rest where nothing stands', () => {
  test('is answered with what is', () => {
    given(running(restful)).when(stay()).thenNothing('AlreadyRunning');
    const ending = [running({ ...restful, finally: [step('tidy')] }), done('drain'), abort()];
    given(...ending)
      .when(toRest())
      .thenNothing('AlreadyStopping');
    given(...ending)
      .when(stay())
      .thenNothing('AlreadyStopping');
    given(running(restful), abort()).when(toRest()).thenRefuses('NothingRuns', 'OrderRefused');
    given(running(restful), abort()).when(stay()).thenRefuses('NothingRuns', 'OrderRefused');
  });
});
