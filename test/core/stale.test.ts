import { describe, expect, test } from 'vitest';
import { given, type Move } from './given.ts';
import {
  abort,
  ack,
  declared,
  planned,
  resume,
  retry,
  running,
  settle,
  skip,
  stop,
  switched,
  switchTo,
  waive,
} from './orders.ts';
import { planOf, rb, step } from './sample.ts';
import type { Act, Scene } from './scene.ts';

const story: Move = [
  running(planOf({ steps: [step('drain')] })),
  planned(planOf({ steps: [step('forward')] })),
  switched(rb(2)),
];

/** Every order that means the strategy which was seen, as it would be given in this scene. */
const meant: readonly (readonly [order: string, act: (scene: Scene) => Act])[] = [
  ['resume', () => resume()],
  ['abort', () => abort()],
  ['retry', () => retry('forward')],
  ['skip', () => skip('forward')],
  ['settle', () => settle('forward', 'done')],
  ['switch', switchTo(rb(1))],
  ['waive', () => waive('users-buy')],
  ['ack', () => ack('forward', 'done', { evidence: 'seen' })],
];

const onScreen =
  (act: (scene: Scene) => Act, seen: number) =>
  (scene: Scene): Act => ({ ...act(scene), seen });

describe('an order from a screen that showed an earlier strategy', () => {
  test.each(meant)('to %s is refused, and says what is under way now', (order, act) => {
    given(story)
      .when(onScreen(act, 1))
      .thenRefuses('ScreenStale', 'OrderRefused')
      .saying({ order, now: rb(2) });
  });

  test('stops all the same: stopping needs no fresh screen', () => {
    given(story)
      .when({ ...stop(), seen: 1 })
      .thenRecords('RunPaused');
  });
});

describe('an order from a screen of a plan while no plan is followed any more', () => {
  test('names the strategy that is under way', () => {
    given(running(planOf()), switchTo('wait'))
      .when({ ...resume(), seen: 7 })
      .thenRefuses('ScreenStale', 'OrderRefused')
      .saying({ order: 'resume', now: 'wait' });
  });
});

describe('an order from the screen of the strategy that is under way', () => {
  test.each(meant)('to %s is not stale', (_order, act) => {
    const { told } = given(story).when(onScreen(act, 2)).scene;
    expect('refusal' in told ? told.refusal.code : 'none').not.toBe('ScreenStale');
  });

  test.each(meant)('to %s is not stale when it was given on no screen', (_order, act) => {
    const { told } = given(story).when(act).scene;
    expect('refusal' in told ? told.refusal.code : 'none').not.toBe('ScreenStale');
  });

  test('is carried out', () => {
    given(story, stop())
      .when({ ...resume(), seen: 2 })
      .thenRecords('RunResumed');
  });
});

describe('a screen of a strategy where none is under way any more', () => {
  test('is answered by the order itself', () => {
    given(declared())
      .when({ ...resume(), seen: 1 })
      .thenRefuses('NothingRuns', 'OrderRefused');
  });
});
