import { describe, expect, test } from 'vitest';
import type { EventType } from '../../src/core/events.ts';
import { currentRun } from '../../src/core/incident/incident.ts';
import { mustEnd } from '../../src/core/run/must-end.ts';
import { sightOf } from '../../src/core/run/phase.ts';
import { readySteps } from '../../src/core/run/ready.ts';
import { noteText } from '../../src/core/texts/notes.ts';
import type { Voice } from '../../src/core/texts/voice.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { given, type Move } from './given.ts';
import {
  abort,
  carded,
  declared,
  go,
  planned,
  resume,
  running,
  stop,
  switched,
  switchTo,
} from './orders.ts';
import { begun, claimed, done, failed, finished } from './reports.ts';
import { halfWay, restDue, restful, stay, toRest, unanswered } from './resting.ts';
import { check, manual, pause, planOf, rb, step } from './sample.ts';
import { announced } from './standing.ts';

const two = planOf({
  steps: [step('a'), step('b', { needs: ['a'] })],
  compensate: [{ for: 'a', step: step('a-undo') }],
  finally: [step('tidy')],
});
const other = planOf({ steps: [step('forward')] });
const byHand = planOf({ steps: [manual('look', 'none'), step('b', { needs: ['look'] })] });
const held = planOf({ steps: [pause('drain'), step('b', { needs: ['drain'] })] });
const asked = planOf({ preconditions: [check('room')], steps: [step('a')] });
const under: Move = [running(two), planned(other), claimed('a')];

/** Wherever something may still start by itself, and what was on the screen then. */
const moving: readonly (readonly [string, Move])[] = [
  ['before its first step', running(two)],
  ['while its preconditions are asked', running(asked)],
  ['mid step', [running(two), claimed('a')]],
  ['between two steps', [running(two), done('a')]],
  ['while somebody does a step', [running(byHand), begun('look')]],
  ['while it waits by the clock', [running(held), begun('drain')]],
  ['in its last steps', [running(two), done('a'), done('b'), claimed('tidy')]],
  ['in the last steps of an abort', [running(two), claimed('a'), abort(), finished('a')]],
  ['in an abort that drains', [running(two), claimed('a'), abort()]],
  ['in a switch that drains', [under, switched(rb(2))]],
  ['in a switch that takes back first', [under, finished('a'), switched(rb(2), { undo: true })]],
  [
    'while it is taken back',
    [under, finished('a'), switched(rb(2), { undo: true }), claimed('a-undo')],
  ],
  ['with another card on the table', [running(two), planned(other), switchTo(rb(2))]],
];

/** What is recorded when this is said then. */
function said(story: Move, move: Exclude<Move, readonly Move[]>): readonly EventType[] {
  const before = given(story);
  const { scene } = before.when(move);
  return scene.log.slice(before.scene.log.length).map(({ event }) => event.type);
}

const startable = ({ incident }: ReturnType<typeof given>): readonly string[] => {
  const run = currentRun(incident);
  return run === undefined ? ['no run'] : readySteps(sightOf(incident, run)).map(({ id }) => id);
};

describe.each(moving)('%s', (_when, story) => {
  test('a stop pauses in the same moment, and nothing new starts', () => {
    expect(said(story, stop())).toEqual(['RunPaused']);
    const stopped = given(story, stop());
    expect(currentRun(stopped.incident)?.status).toBe('paused');
    expect(startable(stopped)).toEqual([]);
  });

  test('a stop said twice changes nothing more', () => {
    given(story, stop()).when(stop()).thenNothing('AlreadyPaused');
  });

  test('a stop is taken back by going on', () => {
    const goesOn = startable(given(story, stop(), resume()));
    expect(said([story, stop()], resume())[0]).toBe('RunResumed');
    expect(goesOn).toEqual(startable(given(story)));
  });

  test('an abort wins over a stop, and over whatever was to follow', () => {
    expect(said([story, stop()], abort())[0]).toBe('RunStopping');
    const { course, runs } = given(story, stop(), abort()).incident;
    expect(course.status).not.toBe('ending');
    expect(runs[rb(2)]).toBeUndefined();
  });
});

describe('a stop on the way to rest', () => {
  const going: Move = [halfWay, toRest(), claimed('close')];

  test('pauses, and the way there is gone again by order or when nobody answers', () => {
    expect(said(going, stop())).toEqual(['RunPaused']);
    expect(startable(given(going, stop(), finished('close')))).toEqual([]);
    expect(startable(given(going, stop(), finished('close'), toRest()))).toEqual(['tell']);
    const { incident } = given(going, stop(), finished('close'), unanswered, restDue);
    expect(currentRun(incident)?.status).toBe('resting');
  });
});

describe('a stop where nothing moves', () => {
  const voice: Voice = voiceAt(given(halfWay).scene);

  test.each<[string, Move]>([
    ['nothing is decided', declared()],
    ['a card waits for go', [declared(), planned(other), go()]],
    ['a card was shown to somebody', carded()],
    ['the strategy is to wait', [declared(), switchTo('wait')]],
  ])('is told so when %s', (_when, story) => {
    given(story).when(stop()).thenRefuses('NothingRuns', 'OrderRefused');
  });

  test('cancels a standing order that counts down', () => {
    expect(said(announced, stop())).toEqual(['StandingOrderEnded', 'PageReported']);
  });

  test('says when a pause takes itself to rest, and what puts that off', () => {
    const told = given(halfWay).when(stop()).scene.told;
    expect(told).toMatchObject({ status: 'nothing', note: { restsAt: expect.any(String) } });
    const text = told.status === 'nothing' ? noteText(told.note, voice) : '';
    expect(text).toMatch(/at \d\d:\d\d UTC it takes itself to rest, unless `\/rollback stay`/u);
    given(halfWay).when(stay()).thenRecords('RestPutOff');
  });
});

describe('a switch that was stopped', () => {
  const stopped: Move = [under, switched(rb(2)), stop()];

  test('waits for its people also when the step has ended', () => {
    expect(said(stopped, finished('a'))).toEqual(['StepFinished']);
    expect(said([stopped, finished('a')], resume()).at(-1)).toBe('StrategyActivated');
  });

  test('is carried out when it is ordered past the wait', () => {
    expect(
      said(
        [stopped, switchTo(rb(2), { override: true })],
        switchTo(rb(2), { override: true, confirmed: true }),
      ).at(-1),
    ).toBe('StrategyActivated');
  });

  test('is dropped by an abort, and the run ends as one', () => {
    const aborted: Move = [stopped, abort(), finished('a')];
    expect(given(aborted).incident.course).toMatchObject({ status: 'active', plan: rb(1) });
    const { incident } = given(aborted, done('tidy'));
    expect(incident.runs[rb(1)]).toMatchObject({ status: 'ended', outcome: 'aborted' });
    expect(incident.runs[rb(2)]).toBeUndefined();
  });

  test('half way is taken to rest as any pause is, and stays a switch', () => {
    const half: Move = [running(restful), planned(other), done('drain'), claimed('back')];
    const paused: Move = [half, switched(rb(2)), stop(), failed('back')];
    const resting = given(paused, unanswered, restDue);
    expect(startable(resting)).toEqual(['close']);
    const closing = given(paused, unanswered, restDue, claimed('close')).incident;
    expect(mustEnd(closing, { plan: rb(1), step: 'close', epoch: 1 })).toBe(false);
    const rested: Move = [paused, unanswered, restDue, done('close'), done('tell')];
    expect(currentRun(given(rested).incident)).toMatchObject({ status: 'paused' });
    expect(said(rested, resume()).at(-1)).toBe('StrategyActivated');
  });
});
