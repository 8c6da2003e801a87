import { describe, expect, test } from 'vitest';
import type { Event, EventType } from '../../src/core/events.ts';
import { evolve } from '../../src/core/incident/evolve.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import { entryName } from '../../src/core/notes/notes.ts';
import { entriesIn } from '../../src/lib/layers.ts';
import { given } from './given.ts';
import { note, running } from './orders.ts';
import { planOf, step } from './sample.ts';
import { eventSamples } from './texts/event-samples.ts';

const at = '2026-03-01T10:30:00.000Z';
const happens = (incident: Incident, event: Event): Incident =>
  evolve(incident, { event, at, mode: 'live', actor: 'worker', via: 'timer' });

/** An incident in which there is one of all that an event may speak of. */
const begun = (
  [
    'ReportOpened',
    'FollowUpAdded',
    'PersonPaged',
    'ReviewOpened',
    'UpdateDrafted',
    'ResidualOpened',
    'StandingOrderAnnounced',
    'StoodDown',
  ] as const satisfies readonly EventType[]
).reduce(
  (incident, type) => happens(incident, eventSamples[type][0] ?? { type: 'ValidationStarted' }),
  given(running(planOf({ steps: [step('deploy-1')] })), note({})).incident,
);

const firstNote = entriesIn(begun.notes)[0]?.entry ?? entryName(1);

/** Whatever people, monitoring and programs outside may send without end has a name of its own each time. */
const named = (event: Event, count: number): Event => {
  if (event.type === 'PersonPaged') return { ...event, page: `PG${count}` };
  if (event.type === 'OutsideChangeSeen') return { ...event, change: `O${count}` };
  if (event.type === 'EntryWithdrawn' || event.type === 'DecisionSpoken') {
    return { ...event, entry: firstNote };
  }
  if (event.type === 'ReportReminded') return { type: event.type, of: ['report'] };
  // Nothing is taken in twice.
  return event.type === 'ScopeChanged' ? { ...event, removed: event.added, criteria: [] } : event;
};

/** Microseconds of the processor: what else runs on the machine is not counted. */
function costOf(event: Event, times: number): number {
  const before = process.cpuUsage().user;
  let incident = begun;
  for (let count = 1; count <= times; count += 1) incident = happens(incident, named(event, count));
  return process.cpuUsage().user - before;
}

/** Under this nobody waits, and what is measured is noise. */
const unnoticedUs = 600_000;

describe('ten thousand events of one kind in one incident', () => {
  const all = Object.values(eventSamples).flatMap(([event]) =>
    event === undefined || event.type === 'IncidentDeclared' ? [] : [[event.type, event] as const],
  );
  test.each(all)('are read about ten times as long as a thousand: %s', (_type, event) => {
    const [few, many] = [costOf(event, 1_000), costOf(event, 10_000)];
    expect(many < unnoticedUs || many / few < 15, `${few} µs, then ${many} µs`).toBe(true);
  });
});
