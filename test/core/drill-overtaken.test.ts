import { describe, expect, test } from 'vitest';
import { drillHeeders } from '../../src/core/drill/overtaken.ts';
import type { Event } from '../../src/core/events.ts';
import { evolve } from '../../src/core/incident/evolve.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { statusText } from '../../src/core/texts/status.ts';
import { voiceAt } from '../support/sample-incident.ts';
import { because } from './drills.ts';
import { given } from './given.ts';
import { declared, running } from './orders.ts';
import { begun, claimed, failed } from './reports.ts';
import { idempotent, manual, pause, planOf, step } from './sample.ts';

const at = '2026-03-01T11:00:00.000Z';

/** What a live incident on its target makes of this incident, where it is a drill. */
const overtaken = (incident: Incident, more: Partial<Incident> = {}): readonly Event[] =>
  drillHeeders.liveBegan(
    { kind: 'liveBegan', because },
    { ...incident, mode: 'drill', ...more },
    at,
  );
const typesOf = (events: readonly Event[]) => events.map(({ type }) => type);

const { incident: idle } = given(declared());
const { incident: acting } = given(
  running(
    planOf({
      steps: [
        pause('drain'),
        manual('look', 'text'),
        idempotent('again', 2),
        step('broken'),
        step('next', { needs: ['look'] }),
      ],
    }),
  ),
  begun('drain'),
  begun('look'),
  claimed('again'),
  failed('again'),
  claimed('broken'),
);

describe('a live incident that wants the target of a drill', () => {
  test('ends no incident but a drill that is open', () => {
    expect(overtaken(idle, { mode: 'live' })).toEqual([]);
    expect(overtaken(idle, { rung: 'closed' })).toEqual([]);
  });

  test('ends a drill in which nothing was decided', () => {
    expect(overtaken(idle)).toEqual([
      { type: 'DrillOvertaken' },
      { type: 'IncidentClosed', outcome: 'not-taken-up', because },
    ]);
  });

  test('cancels what only waits, and leaves what runs to be told of', () => {
    const events = overtaken(acting);
    expect(typesOf(events)).toEqual([
      'DrillOvertaken',
      'StepCanceled',
      'StepCanceled',
      'StepCanceled',
      'RunEnded',
      'StrategyEnded',
      'IncidentClosed',
    ]);
    expect(events.flatMap((event) => (event.type === 'StepCanceled' ? [event.step] : []))).toEqual([
      'drain',
      'look',
      'again',
    ]);
    expect(events.at(-1)).toMatchObject({ outcome: 'not-recovered' });
  });

  test('stands in what the drill knows, and in the status once it is closed', () => {
    const recorded = { at, mode: 'drill', actor: 'timer', via: 'timer' } as const;
    const drill = { planned: [], sprung: [] };
    const next = evolve({ ...idle, drill }, { ...recorded, event: { type: 'DrillOvertaken' } });
    expect(next).toMatchObject({ rung: idle.rung, drill: { ...drill, isOvertaken: true } });
    const status = (incident: Incident) => statusText(incident, { title: null }, voiceAt({ at }));
    expect(status({ ...next, rung: 'closed' })).toContain(
      'ended by a live incident that took its target',
    );
    expect(status({ ...idle, drill, rung: 'closed' })).not.toContain('live incident');
  });
});
