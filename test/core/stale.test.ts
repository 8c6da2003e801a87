import { describe, test } from 'vitest';
import { given, type Move } from './given.ts';
import { abort, declared, planned, resume, running, stop, switched } from './orders.ts';
import { planOf, rb, step } from './sample.ts';

const story: Move = [
  running(planOf({ steps: [step('drain')] })),
  planned(planOf({ steps: [step('forward')] })),
  switched(rb(2)),
];

describe('an order from a screen that showed an earlier strategy', () => {
  test('is refused, and says what is under way now', () => {
    given(story)
      .when({ ...abort(), seen: 1 })
      .thenRefuses('ScreenStale', 'OrderRefused')
      .saying({ order: 'abort', now: rb(2) });
  });

  test('stops all the same: stopping needs no fresh screen', () => {
    given(story)
      .when({ ...stop(), seen: 1 })
      .thenRecords('RunPaused');
  });
});

describe('an order from the screen of the strategy that is under way', () => {
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
