import { describe, expect, test } from 'vitest';

import type { Event } from '../../src/core/events.ts';
import { withConsequences } from '../../src/core/incident/consequences.ts';
import { evolve, fold } from '../../src/core/incident/evolve.ts';
import { currentRun, type Incident } from '../../src/core/incident/incident.ts';
import { nothingConsidered } from '../../src/core/proposals/considered.ts';
import { phase, sightOf } from '../../src/core/run/phase.ts';
import { stepState } from '../../src/core/run/run.ts';
import { given } from './given.ts';
import { declared, order, running } from './orders.ts';
import { claimed, done } from './reports.ts';
import { ada, bo, checkout, idempotent, planOf, rb } from './sample.ts';
import { opening, say } from './scene.ts';
import { containment, courseOf } from './strategies.ts';
import { eventSamples } from './texts/event-samples.ts';

const at = '2026-03-01T10:00:00.000Z';
const because = {
  rule: 'authority may settle',
  person: ada,
  role: 'authority',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};
const ofTry = { plan: rb(1), step: 'back', epoch: 1, attempt: 1 } as const;
const happens = (incident: Incident | undefined, event: Event): Incident =>
  evolve(incident, { event, at, mode: 'live', actor: 'worker', via: 'timer' });
/** As it was: only the time went on, and whoever did this was there. */
function expectUntouched(incident: Incident, event: Event): void {
  const { length, paging } = incident;
  const next = happens(incident, event);
  const { seen } = next.paging;
  expect(next).toEqual({
    ...incident,
    length: length + 1,
    updatedAt: at,
    paging: { ...paging, seen },
  });
}

describe('a log', () => {
  test('that is empty says nothing', () => {
    expect(fold([])).toBeUndefined();
  });

  test('begins with a declaration, or is loudly wrong', () => {
    expect(() => happens(undefined, { type: 'ValidationStarted' })).toThrow(
      'ValidationStarted happened to no incident',
    );
  });

  test('about steps of a plan that never ran is loudly wrong', () => {
    expect(() =>
      happens(given(declared()).incident, { type: 'StepNotRun', ...ofTry, why: 'x' }),
    ).toThrow('RB-1 never ran');
  });

  test.each<{ readonly says: string; readonly event: Event }>([
    {
      says: 'R9 was changed but never opened',
      event: { type: 'ResidualClosed', residual: 'R9', outcome: 'done', by: ada, because },
    },
    {
      says: 'V9 was done but never opened',
      event: { type: 'ReviewDone', review: 'V9', by: ada, texts: { finding: 'right' } },
    },
    {
      says: 'PG9 was reported but never sent',
      event: { type: 'PageReported', page: 'PG9', state: 'delivered' },
    },
    {
      says: 'RB-1 never ran',
      event: { type: 'FiguresFrozen', plan: rb(1), epoch: 1, figures: [] },
    },
    {
      says: 'RB-1 was never announced',
      event: { type: 'StandingOrderEnded', plan: rb(1), why: 'late' },
    },
  ])('is loudly wrong: $says', ({ says, event }) => {
    expect(() => happens(given(declared()).incident, event)).toThrow(says);
  });

  test('of a containment in force by a plan that never ran is loudly wrong', () => {
    const { scene } = given(running(courseOf('contain')), done('away'));
    expect(() =>
      say(
        { ...scene, incident: scene.incident && { ...scene.incident, runs: {} } },
        containment('end'),
      ),
    ).toThrow('RB-1 is in force and never ran');
  });

  test.each<{ readonly about: string; readonly event: Event }>([
    {
      about: 'the verdict on a change that nobody saw',
      event: { type: 'OutsideChangeJudged', change: 'O9', verdict: 'ours', because },
    },
    {
      about: 'the end of what never stopped an exposure',
      event: { type: 'ContainmentEnded', plan: rb(1), targets: [checkout], by: rb(2) },
    },
    {
      about: 'a run that rests without having gone there',
      event: { type: 'RunRested', plan: rb(1) },
    },
    {
      about: 'a reminder about a step that waits for nobody',
      event: { type: 'StepAckReminded', ...ofTry, role: 'dba' },
    },
  ])('with $about changes nothing', ({ event }) => {
    const { incident } = given(running(planOf()), claimed('back'));
    expectUntouched(incident, event);
  });

  test('of the time when the authority was assigned like any role is read for ever', () => {
    const { incident } = given(declared());
    const assigned = { type: 'RoleAssigned', role: 'authority', person: bo, because } as const;
    expect(happens(incident, assigned)).toMatchObject({ authority: bo, roles: incident.roles });
  });

  test('that switches away from nothing is loudly wrong', () => {
    const switching: Event = {
      type: 'SwitchOrdered',
      from: 1,
      strategy: 'wait',
      epoch: 2,
      targets: [],
      override: false,
      counts: [],
      unproven: [],
      considered: nothingConsidered,
      because,
    };
    expect(() => happens(given(declared()).incident, switching)).toThrow('away from nothing');
  });

  test('with a run of a plan that was never made is loudly wrong', () => {
    const { incident } = given(running(planOf()));
    const run = currentRun(incident);
    expect(() => run && sightOf({ ...incident, plans: {} }, run)).toThrow(
      'RB-1 runs without having been made',
    );
  });

  test('with an acknowledgment or a settling that came too late changes no step', () => {
    const { incident } = given(running(planOf()), claimed('back'));
    const acked = happens(incident, { type: 'StepAcknowledged', ...ofTry, state: 'seen', by: ada });
    const settled = happens(incident, {
      type: 'StepSettled',
      ...ofTry,
      outcome: 'abandon',
      because,
    });
    for (const later of [acked, settled]) {
      const run = currentRun(later);
      expect(run && stepState(run, 'back').status).toBe('started');
    }
  });

  test('takes no notice of what happened elsewhere', () => {
    const { incident } = given(declared());
    const elsewhere = [
      ...eventSamples.TextErased,
      ...eventSamples.ConfigurationChanged,
      ...eventSamples.ReleaseRegistered,
      ...eventSamples.ReleaseRestored,
      ...eventSamples.ChangeFrozen,
      ...eventSamples.ChangeFixed,
      ...eventSamples.PlanApprovedAhead,
      ...eventSamples.AheadRevoked,
      ...eventSamples.AutomationSet,
      ...eventSamples.AutomationOnAsked,
      ...eventSamples.OutsideChangeUnrouted,
    ];
    for (const event of elsewhere) expectUntouched(incident, event);
  });

  test('that stops at the end of a run shows a run that is done', () => {
    const { incident } = given(running(planOf()));
    const ended = happens(incident, { type: 'RunEnded', plan: rb(1), outcome: 'success' });
    expect(currentRun(ended)).toBeUndefined();
    const run = ended.runs[rb(1)];
    expect(run && phase(sightOf(ended, run))).toBe('done');
  });

  test('of a proposal without a plan stands for itself', () => {
    const { incident } = given(declared());
    const proposed = happens(incident, { type: 'StrategyProposed', strategy: 'wait', by: ada });
    expect(proposed).toMatchObject({ rung: 'deciding', plans: {} });
  });
});

describe('consequences', () => {
  test('without an end are a bug, and loud', () => {
    const steps = Array.from({ length: 250 }, (_, index) => idempotent(`s${index}`, 9));
    const { incident } = given(running(planOf({ steps })));
    const lost = steps.map(
      ({ id }): Event => ({
        type: 'StepUnknown',
        ...ofTry,
        step: id,
        owner: 'w',
        mayStillRun: false,
        retry: true,
      }),
    );
    expect(() =>
      withConsequences(incident, lost, { at, mode: 'live', actor: 'worker', via: 'timer' }),
    ).toThrow('No end of consequences at StepRetried');
  });

  test('of nothing are nothing', () => {
    expect(
      withConsequences(undefined, [], { at, mode: 'live', actor: 'worker', via: 'timer' }),
    ).toEqual({
      events: [],
      incident: undefined,
    });
  });
});

describe('an order that only reads, or that needs an incident', () => {
  test('is never decided: giving it here is a bug', () => {
    const { scene } = given(declared());
    expect(() => say(scene, order({ kind: 'status' }))).toThrow('status cannot be decided here');
    expect(() => say(opening, order({ kind: 'stop' }))).toThrow('stop cannot be decided here');
  });
});
