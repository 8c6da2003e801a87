import { describe, expect, test } from 'vitest';
import { restoredBy } from '../../src/core/release/restored.ts';
import { given, type Move } from './given.ts';
import { abort, resume, running, settle, skip, waive } from './orders.ts';
import { checked, claimed, failed, finished, unknown } from './reports.ts';
import { check, checkout, planOf, pricing, rb, step } from './sample.ts';

type Last = Exclude<Move, readonly Move[]>;

/** What the last move of a story says about the releases of the targets. */
function restoredAfter(story: Move, last: Last) {
  const before = given(story);
  const { scene } = before.when(last);
  if (!scene.incident) throw new Error('There is no incident');
  const events = scene.log.slice(before.scene.log.length).map(({ event }) => event);
  return { types: events.map(({ type }) => type), said: restoredBy(scene.incident, events) };
}

const [from, to] = ['2', '1'];
const watched = planOf({ steps: [step('back', { checkAfter: [check('answers')] })] });
const tolerant = planOf({
  steps: [
    step('back', { checkAfter: [check('answers')], onFailure: { do: 'continue' } }),
    step('tell', { needs: ['back'] }),
  ],
});

describe('a run that carried out its whole plan', () => {
  test('has put the old release back on every target, from the moment of its end', () => {
    const both = planOf({ targets: [checkout, pricing] });
    const { said } = restoredAfter([running(both), claimed('back')], finished('back'));
    expect(said).toMatchObject([
      { type: 'ReleaseRestored', target: checkout, from, to, incident: 'INC-1', plan: rb(1) },
      { type: 'ReleaseRestored', target: pricing, from, to },
    ]);
    expect(said[0]?.since).toBe('2026-03-01T10:00:05.000Z');
  });

  test('has done so also where a check alone was waived', () => {
    const story = [running(watched), claimed('back'), finished('back')];
    const { types, said } = restoredAfter(story, waive('answers'));
    expect(types).toContain('RunEnded');
    expect(said).toMatchObject([{ target: checkout, to }]);
  });

  test('has done so also where a person settled that the step had run', () => {
    const story = [running(planOf()), unknown('back'), settle('back', 'done')];
    expect(restoredAfter(story, resume()).said).toHaveLength(1);
  });
});

describe('a run in which a step was not done', () => {
  const cases: readonly (readonly [string, Move, Last])[] = [
    ['failed and was skipped', [running(planOf()), claimed('back'), failed('back')], skip('back')],
    ['was skipped before it began', running(planOf()), skip('back')],
    [
      'failed and its author said to go on',
      [running(tolerant), claimed('back'), failed('back'), claimed('tell')],
      finished('tell'),
    ],
    [
      'did not stand its check and its author said to go on',
      [
        running(tolerant),
        claimed('back'),
        finished('back'),
        checked('after/back/answers', 'fail'),
        claimed('tell'),
      ],
      finished('tell'),
    ],
    ['was abandoned', [running(planOf()), unknown('back'), settle('back', 'abandon')], resume()],
  ];

  test.each(cases)('says nothing of releases where it %s', (_name, story, last) => {
    const { types, said } = restoredAfter(story, last);
    expect(types).toContain('RunEnded');
    expect(said).toEqual([]);
  });

  test('says nothing of releases where it was aborted', () => {
    expect(restoredAfter(running(planOf()), abort()).said).toEqual([]);
  });
});

describe('anything that ends no run', () => {
  test('says nothing of releases', () => {
    expect(restoredAfter(running(planOf()), claimed('back')).said).toEqual([]);
  });
});
