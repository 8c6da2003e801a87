import { describe, expect, test } from 'vitest';
import { evolve } from '../../src/core/incident/evolve.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { summaryOf } from '../../src/core/incident/summary.ts';
import { mustEnd } from '../../src/core/run/must-end.ts';
import { type LockChange, lockChanges } from '../../src/core/strategy/locks.ts';
import { type TermChange, termChanges } from '../../src/core/terms.ts';
import { given, type Move } from './given.ts';
import {
  abort,
  ack,
  carded,
  close,
  decided,
  declared,
  decline,
  planned,
  reopen,
  running,
  skip,
  switched,
  switchTo,
} from './orders.ts';
import {
  begun,
  checked,
  claimed,
  clockRang,
  done,
  failed,
  finished,
  proposalExpires,
  retryDue,
} from './reports.ts';
import {
  bo,
  checkout,
  dba,
  idempotent,
  manual,
  pause,
  planOf,
  pricing,
  rb,
  step,
} from './sample.ts';

/** What the events of a story, in their order, do to the locks. */
function locksAfter(...moves: readonly Move[]): {
  readonly held: readonly string[];
  readonly active: readonly string[];
} {
  const held = new Map<string, string>();
  const active = new Map<string, string>();
  const apply = (change: LockChange): void => {
    if (change.do === 'hold') held.set(change.target, change.incident);
    if (change.do === 'release') held.delete(change.target);
    if (change.do === 'activate')
      active.set(change.target, `${change.target} ${change.run} ${change.epoch}`);
    if (change.do === 'deactivate') active.delete(change.target);
  };
  let incident: Incident | undefined;
  for (const recorded of given(...moves).scene.log) {
    incident = evolve(incident, recorded);
    for (const change of lockChanges(incident, recorded.event, recorded.at)) apply(change);
  }
  return { held: [...held.keys()], active: [...active.values()] };
}

/** The terms of steps and proposals that are running at the end of a story. */
function termsAfter(...moves: readonly Move[]): readonly TermChange[] {
  const terms = new Map<string, TermChange>();
  let incident: Incident | undefined;
  for (const recorded of given(...moves).scene.log) {
    const before = incident;
    incident = evolve(incident, recorded);
    for (const change of termChanges(before, incident)) {
      // Reminders run in every incident, and have specifications of their own.
      if (change.key.startsWith('remind/')) continue;
      if (change.do === 'set') terms.set(change.key, change);
      else terms.delete(change.key);
    }
  }
  return [...terms.values()].filter(({ key }) => !key.startsWith('INC-'));
}

const both = planOf({ targets: [checkout, pricing] });
const one: Move = [declared({ targets: both.targets }), planned(planOf()), decided()];
const well: Move = [
  done('back'),
  checked('mitigation/users-buy', 'pass'),
  checked('criterion/books-balance', 'pass'),
];

describe('the lock of a target', () => {
  test('is nobody’s before a strategy was activated', () => {
    expect(locksAfter(declared({ targets: both.targets }), planned(both))).toEqual({
      held: [],
      active: [],
    });
  });

  test('is held from the first activation, with the one active strategy', () => {
    expect(locksAfter(running(both))).toEqual({
      held: [checkout, pricing],
      active: ['checkout@prod RB-1 1', 'pricing@prod RB-1 1'],
    });
    expect(locksAfter(declared(), switchTo('wait'))).toEqual({
      held: [checkout],
      active: ['checkout@prod wait 1'],
    });
  });

  test('stays with the incident when the strategy has ended', () => {
    expect(locksAfter(running(both), abort())).toEqual({ held: [checkout, pricing], active: [] });
    expect(locksAfter(running(planOf()), done('back'))).toEqual({ held: [checkout], active: [] });
  });

  test('is taken for the next strategy as soon as a switch is ordered', () => {
    expect(locksAfter(one, planned(both), claimed('back'), switched(rb(2)))).toEqual({
      held: [checkout, pricing],
      active: ['checkout@prod RB-1 1'],
    });
    expect(locksAfter(one, planned(both), switched(rb(2)))).toEqual({
      held: [checkout, pricing],
      active: ['checkout@prod RB-2 2', 'pricing@prod RB-2 2'],
    });
  });

  test('is given back when the incident is recovered or closed', () => {
    expect(locksAfter(running(planOf()), well)).toEqual({ held: [], active: [] });
    expect(locksAfter(running(both), abort(), close({ reportOwner: bo }))).toEqual({
      held: [],
      active: [],
    });
  });

  test('is given back also for targets that only a switch had named', () => {
    const elsewhere: Move = [
      declared({ targets: [checkout, pricing] }),
      switchTo('wait', { targets: [pricing] }),
    ];
    expect(locksAfter(elsewhere).held).toEqual([pricing]);
    expect(locksAfter(elsewhere, abort(), close({ reportOwner: bo })).held).toEqual([]);
  });

  test('is taken again by a strategy after reopening', () => {
    expect(locksAfter(running(planOf()), well, reopen(), planned(planOf()), decided())).toEqual({
      held: [checkout],
      active: ['checkout@prod RB-2 2'],
    });
  });
});

describe('a term', () => {
  const waits = planOf({ steps: [pause('rest')] });
  const asks = planOf({ steps: [manual('look', 'none')] });
  const twice = planOf({ steps: [idempotent('a', 2)] });
  const ofTry = { plan: rb(1), epoch: 1, attempt: 1 };

  test('runs for the clock until it rang or the step was canceled', () => {
    expect(termsAfter(running(waits), begun('rest'))).toEqual([
      {
        do: 'set',
        key: 'RB-1/rest',
        at: '2026-03-01T10:00:34.000Z',
        order: { kind: 'clockRang', step: 'rest', ...ofTry },
      },
    ]);
    expect(termsAfter(running(waits), begun('rest'), clockRang('rest'))).toEqual([]);
    expect(termsAfter(running(waits), begun('rest'), abort())).toEqual([]);
  });

  test('runs for a person until the step is done, failed or skipped', () => {
    const story: Move = [running(asks), begun('look')];
    expect(termsAfter(story)).toMatchObject([
      { key: 'RB-1/look', order: { kind: 'ackOverdue', step: 'look', ...ofTry } },
    ]);
    expect(termsAfter(story, ack('look', 'done', { by: dba }))).toEqual([]);
    expect(termsAfter(story, ack('look', 'failed', { by: dba }))).toEqual([]);
    expect(termsAfter(story, skip('look'))).toEqual([]);
  });

  test('runs for another try until it is let', () => {
    const story: Move = [running(twice), claimed('a'), failed('a')];
    expect(termsAfter(story)).toMatchObject([
      { key: 'RB-1/a', order: { kind: 'retryDue', step: 'a', ...ofTry } },
    ]);
    expect(termsAfter(story, retryDue('a'))).toEqual([]);
    expect(termsAfter(story, abort())).toEqual([]);
  });

  test('never runs for what a worker does', () => {
    expect(termsAfter(running(planOf()), claimed('back'))).toEqual([]);
    expect(termsAfter(running(planOf()), claimed('back'), finished('back'))).toEqual([]);
  });

  test('runs for a proposal that was declined, and says nothing once it is over', () => {
    expect(termsAfter(declared(), planned(planOf()), decline())).toMatchObject([
      { key: 'proposal/RB-1', order: { kind: 'proposalExpires', plan: rb(1) } },
    ]);
    given(declared(), planned(planOf()), decline(), decided())
      .whenReported(proposalExpires(rb(1)))
      .thenNothing();
    given(carded())
      .whenReported(proposalExpires(rb(9)))
      .thenNothing();
  });
});

describe('a step that runs', () => {
  const two = planOf({ steps: [step('a'), step('b')], finally: [step('tidy')] });
  const ends = (stepId: string, ...moves: readonly Move[]): boolean =>
    mustEnd(given(...moves).incident, { plan: rb(1), step: stepId, epoch: 1 });

  test('goes on while its run goes on, paused or not', () => {
    expect(ends('a', running(two), claimed('a'))).toBe(false);
  });

  test('has to end when its run stops, unless it cleans up', () => {
    expect(ends('a', running(two), claimed('a'), abort())).toBe(true);
    expect(ends('tidy', running(two), abort(), claimed('tidy'))).toBe(false);
    expect(
      ends('tidy', running(two), planned(planOf()), abort(), claimed('tidy'), switched(rb(2))),
    ).toBe(true);
  });

  test('that takes another back goes on with that, and has to end when its run is aborted', () => {
    const undoing = planOf({
      steps: [step('a'), step('b', { needs: ['a'], onFailure: { do: 'compensate' } })],
      compensate: [{ for: 'a', step: step('a-undo') }],
    });
    const undo = [running(undoing), done('a'), claimed('b'), failed('b'), claimed('a-undo')];
    expect(ends('a-undo', undo)).toBe(false);
    expect(ends('a-undo', undo, abort())).toBe(true);
  });

  test('has to end when its run has ended, or never was', () => {
    expect(ends('back', running(planOf()), abort())).toBe(true);
    expect(ends('a', declared())).toBe(true);
    expect(mustEnd(given(running(two)).incident, { plan: rb(1), step: 'a', epoch: 2 })).toBe(true);
  });
});

describe('the line about an incident in lists', () => {
  test('says what the events say', () => {
    expect(summaryOf(given(declared()).incident, 7)).toEqual({
      id: 'INC-1',
      rung: 'declared',
      mode: 'live',
      severity: 'sev2',
      targets: [checkout],
      authority: 'p_ada',
      declaredAt: '2026-03-01T10:00:00.000Z',
      updatedAt: '2026-03-01T10:00:00.000Z',
      version: 7,
    });
  });
});
