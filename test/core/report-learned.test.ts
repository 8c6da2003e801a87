import { describe, expect, test } from 'vitest';
import { followUps } from '../../src/core/report/document/parts/follow-ups.ts';
import { lessonsIn } from '../../src/core/report/lessons.ts';
import { lessonText } from '../../src/core/texts/lessons.ts';
import { given, type Move } from './given.ts';
import { running } from './orders.ts';
import { f, factor, followUp, learned, playbookChange } from './report.ts';
import { linesOf, sourceWith } from './report-source.ts';
import { planOf, step } from './sample.ts';

const ran = running(planOf({ steps: [step('back', { timeoutMs: 10_000 })] }));
const lesson = followUp({ aim: 'playbook_change', text: 'Drain first' });
const learnt = (count: number) =>
  playbookChange(f(1), {
    now: learned({
      steps: Array.from({ length: count }, (_, index) =>
        step(index === 0 ? 'back' : `s${index}`, { timeoutMs: 60_000 }),
      ),
    }),
  });
const lines = (count: number) => linesOf(followUps(sourceWith([ran, lesson, learnt(count)])));

describe('what a playbook learned', () => {
  test('stands in the report, as it was followed and as it is now', () => {
    expect(lines(2).slice(-3)).toEqual([
      'F1 is in the playbook checkout-rollback, which went from 1 to 2:',
      'steps.back.timeout | 10 s | 1 min',
      'steps.s1 | not there | Do s1',
    ]);
  });

  test('is counted where it is much', () => {
    expect(lines(70).at(-1)).toBe('And 10 more changes.');
  });
});

test('a lesson is told with what contributed', () => {
  const told = (factors: readonly Move[]) =>
    lessonsIn(given(...factors).incident).map((one) => lessonText(one, 'Drain first'));
  expect(told([ran, lesson])).toEqual([
    'Not in it yet: F1 of INC-1, due Mon 2026-03-16: Drain first.',
  ]);
  expect(told([ran, lesson, factor('rehearsal')])).toEqual([
    'Not in it yet: F1 of INC-1, due Mon 2026-03-16: Drain first. Contributed: rehearsal.',
  ]);
});
