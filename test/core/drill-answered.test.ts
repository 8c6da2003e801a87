import { describe, expect, test } from 'vitest';
import { surprisesIn } from '../../src/core/drill/answered.ts';
import { failing } from '../../src/core/drill/spring.ts';
import type { Event, EventOf } from '../../src/core/events.ts';
import type { Heeder } from '../../src/core/heed.ts';
import { because } from './drills.ts';
import { given } from './given.ts';
import { declared } from './orders.ts';
import { rb } from './sample.ts';
import { eventSamples } from './texts/event-samples.ts';

const check = 'criterion/a';
const passed = {
  type: 'CheckReported',
  check,
  epoch: 1,
  verdict: 'pass',
  held: true,
  facts: {},
} as const;
const waived = (of: string) => ({ type: 'CheckWaived', check: of, because }) as const;
const settled = (step: string) =>
  ({
    type: 'StepSettled',
    plan: rb(1),
    step,
    epoch: 1,
    attempt: 1,
    outcome: 'done',
    because,
  }) as const;

/** Whether this surprise was answered by what came after it. */
const isAnswered = (
  surprise: EventOf<'SurpriseSprung'>['surprise'],
  ...later: readonly Event[]
): boolean | undefined =>
  surprisesIn(
    [{ type: 'SurpriseSprung', surprise, check, plan: rb(1), step: 'back' } as const, ...later].map(
      (event) => ({ event }),
    ),
  )[0]?.answered;

describe('a surprise, looked back at', () => {
  test('is a silence that somebody ended by deciding instead', () => {
    expect(isAnswered('authority-silent', passed)).toBe(false);
    expect(isAnswered('authority-silent', ...eventSamples.CommandTaken)).toBe(true);
    expect(isAnswered('authority-silent', passed, ...eventSamples.HandoverAccepted)).toBe(true);
  });

  test('is a check that was waited for, and not waived', () => {
    expect(isAnswered('check-fails', passed, waived('criterion/b'))).toBe(true);
    expect(isAnswered('check-fails', passed, waived(check))).toBe(false);
  });

  test('is a step of which somebody found out what became of it', () => {
    expect(isAnswered('step-hangs', settled('back'))).toBe(true);
    expect(isAnswered('step-hangs', settled('tidy'))).toBe(false);
  });

  test('is another order that nobody followed', () => {
    expect(isAnswered('second-order', passed)).toBe(true);
    expect(isAnswered('second-order', ...eventSamples.SwitchOrdered)).toBe(false);
  });
});

describe('a check that was made to fail without an end on record', () => {
  test('says what it measures', () => {
    const { incident } = given(declared());
    const at = '2026-03-01T10:00:00.000Z';
    const sprung = [{ type: 'SurpriseSprung', surprise: 'check-fails', check, at } as const];
    const verdicts: string[] = [];
    const heed: Heeder<'measured'> = ({ verdict }) => {
      verdicts.push(verdict);
      return [];
    };
    const report = {
      kind: 'measured',
      key: check,
      epoch: 1,
      verdict: 'pass',
      held: true,
      summary: 'fine',
      facts: {},
    } as const;
    failing(heed)(report, { ...incident, mode: 'drill', drill: { planned: [], sprung } }, at);
    expect(verdicts).toEqual(['pass']);
  });
});
