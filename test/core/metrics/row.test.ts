import { describe, expect, test } from 'vitest';
import { rowOf } from '../../../src/core/metrics/row.ts';
import { accounted } from '../account/log.ts';
import { iDecide, taken } from '../command.ts';
import type { Move } from '../given.ts';
import { abort, declared, order, planned, running, switchTo } from '../orders.ts';
import { waited } from '../pages.ts';
import { followUp, playbookChange } from '../report.ts';
import { checked, claimed, done } from '../reports.ts';
import { ada, bo, checkout, observer, planOf } from '../sample.ts';

const rowIn = (...moves: readonly Move[]) => rowOf(accounted(...moves));

describe('the numbers of an incident', () => {
  test('are those of its account, without a word of text', () => {
    const row = rowIn(
      running(planOf({ assumes: [{ text: 'The router obeys' }] })),
      abort({ by: observer }),
      order({ kind: 'skip', step: 'nothing', reason: 'x' }),
      done('back'),
      checked('mitigation/users-buy', 'pass'),
    );
    expect(row).toMatchObject({
      mode: 'live',
      private: false,
      services: ['checkout'],
      origin: 'person',
      courses: [
        {
          strategy: 'rollback',
          targets: [checkout],
          from: '2',
          outcome: 'success',
          standingOrder: false,
        },
      ],
      refusals: { UnknownStep: 1 },
      assumptions: { held: 0, broken: 0, 'never-known': 0, unsettled: 1 },
      advice: 1,
      steps: [{ outcome: 'finished', tookMs: 1_000 }],
      verdicts: { pass: 1 },
      people: [ada, observer],
    });
    expect(JSON.stringify(row)).not.toMatch(/Buying fails|INC-1/u);
  });

  test('have no time of a step that goes on, and no playbook without a plan', () => {
    expect(rowIn(running(planOf()), claimed('back')).steps).toEqual([]);
    expect(rowIn(declared(), switchTo('wait')).courses).toMatchObject([
      { strategy: 'wait', playbook: undefined, from: undefined },
    ]);
  });

  test('count what was passed over, and who was there', () => {
    expect(rowIn(declared(), taken())).toMatchObject({
      overrides: { 'break-glass': 1 },
      people: [ada, bo],
    });
  });

  test('say by when a lesson was in which playbook', () => {
    const lesson = followUp({ aim: 'playbook_change', text: 'Drain first' });
    const { lessons } = rowIn(running(planOf()), lesson, playbookChange());
    expect(lessons).toMatchObject([{ changed: { playbook: 'checkout-rollback' } }]);
    expect(rowIn(running(planOf()), lesson).lessons).toEqual([{ changed: undefined }]);
  });

  test('tell the time without an authority, and whether it goes on', () => {
    const waits: Move = [declared(), planned(planOf()), waited];
    expect(rowIn(waits, iDecide())).toMatchObject({ unattendedMs: 302_000, unattendedNow: false });
    expect(rowIn(waits, waited)).toMatchObject({ unattendedMs: 0, unattendedNow: true });
  });
});
