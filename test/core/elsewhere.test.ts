import { describe, expect, test } from 'vitest';
import type { EventType } from '../../src/core/events.ts';
import { evolve } from '../../src/core/incident/evolve.ts';
import { given } from './given.ts';
import { declared } from './orders.ts';
import { eventSamples } from './texts/event-samples.ts';

const types = [
  'DrillScheduled',
  'DrillReminded',
  'DrillPostponed',
  'DrillSkipped',
  'DrillDone',
  'DrillLeftUnscored',
  'WeekEnded',
  'WentBackOutside',
  'WentBackExplained',
  'ReleaseLeft',
  'SigningKeyTaken',
  'RegistryRestored',
  'RecordExported',
] as const satisfies readonly EventType[];

const { incident } = given(declared());
const at = '2026-03-01T11:00:00.000Z';

describe('what is told on another stream', () => {
  test.each(types)('says nothing about an incident: %s', (type) => {
    const [event] = eventSamples[type];
    if (event === undefined) throw new Error(`There is no sample of ${type}`);
    const next = evolve(incident, { event, at, mode: 'live', actor: 'timer', via: 'timer' });
    expect(next).toMatchObject({ rung: incident.rung, course: incident.course });
    expect(Object.keys(next)).toEqual(Object.keys(incident));
  });
});
