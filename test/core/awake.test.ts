import { describe, expect, test } from 'vitest';
import { openPages } from '../../src/core/paging/pages.ts';
import { ahead, standing } from './ahead.ts';
import { signed } from './approvals.ts';
import { given } from './given.ts';
import { carded, declared, planned, running, waive } from './orders.ts';
import { authorityDue, dueAt, later } from './pages.ts';
import { ada, bo, observer, planOf } from './sample.ts';

const plan = signed();
const facts = {
  ...standing([ahead(plan, { person: ada })]),
  roleHolders: { dba: [ada] },
  plan,
};

describe('whoever did nothing now, though an event names them', () => {
  test('is called at once for a decision, where what they approved ahead counts for a plan that somebody else had made', () => {
    const { scene, incident } = given(carded({ by: observer, facts }));
    expect(incident.paging.seen[ada]).toBeUndefined();
    expect(dueAt(scene, 'authorityDue')).toBe('2026-03-01T10:00:00.000Z');
  });

  test('is still called: what they approved ahead answers no page', () => {
    const outcome = given(
      declared({ by: observer }),
      planned(planOf(), { by: observer }),
      authorityDue,
    ).when(planned(plan, { by: observer, facts }));
    expect(openPages(outcome.scene.incident ?? never()).map(({ person }) => person)).toEqual([ada]);
  });

  test('is asleep as before when a second person agrees to what they asked for', () => {
    const asked = given(running(planOf()), waive('books-balance'), later(30));
    const before = asked.incident.paging.seen[ada];
    const { incident } = asked.when(waive('books-balance', { by: bo })).scene;
    expect(incident?.paging.seen).toMatchObject({ [ada]: before, [bo]: asked.scene.at });
  });
});

const never = (): never => {
  throw new Error('There is no incident');
};
