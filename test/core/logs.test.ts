import { describe, expect, test } from 'vitest';

import { Event } from '../../src/core/events.ts';
import { withConsequences } from '../../src/core/incident/consequences.ts';
import { evolve, fold } from '../../src/core/incident/evolve.ts';
import { currentRun, type Incident } from '../../src/core/incident/incident.ts';
import { nothingConsidered } from '../../src/core/proposals/considered.ts';
import { phase, sightOf } from '../../src/core/run/phase.ts';
import { stepState } from '../../src/core/run/run.ts';
import { given } from './given.ts';
import { declared, order, running } from './orders.ts';
import { claimed } from './reports.ts';
import { ada, idempotent, planOf, rb } from './sample.ts';
import { opening, say } from './scene.ts';

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
  evolve(incident, { event, at, mode: 'live' });

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

  test('that closes what was never opened is loudly wrong', () => {
    const closing: Event = {
      type: 'ResidualClosed',
      residual: 'R9',
      outcome: 'done',
      by: ada,
      because,
    };
    expect(() => happens(given(declared()).incident, closing)).toThrow(
      'R9 was closed but never opened',
    );
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
    const elsewhere: readonly Event[] = [
      { type: 'TextErased', what: 'incident/INC-1#1/title', basis: 'asked', by: 'p_ada' },
      { type: 'ConfigurationChanged', digest: 'rules-2' },
      {
        type: 'ReleaseRegistered',
        target: 'checkout@prod',
        version: '3',
        liveSince: at,
        by: 'machine:ci',
      },
      {
        type: 'ReleaseRestored',
        target: 'checkout@prod',
        from: '2',
        to: '1',
        incident: 'INC-1',
        plan: 'RB-1',
        since: at,
      },
    ].map((event) => Event.parse(event));
    for (const event of elsewhere)
      expect(happens(incident, event)).toEqual({ ...incident, length: 2, updatedAt: at });
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
    expect(() => withConsequences(incident, lost, { at, mode: 'live' })).toThrow(
      'No end of consequences at StepRetried',
    );
  });

  test('of nothing are nothing', () => {
    expect(withConsequences(undefined, [], { at, mode: 'live' })).toEqual({
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
