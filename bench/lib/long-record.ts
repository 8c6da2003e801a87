import type { Batch, NewEvent } from '../../src/app/ports/batch.ts';
import type { Registry } from '../../src/app/ports/registry.ts';
import { emptyBatch } from '../../src/app/record.ts';
import { IncidentId, instant, PersonId, Target } from '../../src/core/ids.ts';
import type { RegistryEntry } from '../../src/core/registry/entry.ts';

/** So many events has an incident, and so many incidents are stored in one go. */
const eventsInIncident = 20;
const incidentsAtOnce = 25;

const services = 200;
const people = 50;
const first = Date.parse('2024-01-01T00:00:00.000Z');
const minuteMs = 60_000;
const said = [
  'pages are slow after the deploy',
  'discount code is refused at the checkout',
  'payments time out, the queue of the worker grows',
  'nobody can sign in from the phone',
];
const outcomes = ['recovered', 'not-recovered', 'not-taken-up'] as const;

const personOf = (number: number): PersonId => PersonId.parse(`p_${number % people}`);

/** One event as the record has thousands of them: codes, and every fourth with a text of a person. */
export function oneEvent(incident: number, version: number): NewEvent {
  const target = Target.parse(`service-${incident % services}@prod`);
  const text = said[incident % said.length] ?? '';
  const isFirst = version === 1;
  return {
    stream: `incident/INC-${incident}`,
    type: isFirst ? 'IncidentDeclared' : 'NoteAdded',
    schema: 1,
    at: instant(first + (incident * eventsInIncident + version) * minuteMs),
    actor: personOf(incident),
    via: 'slack',
    correlation: `INC-${incident}`,
    mode: 'live',
    targets: [target],
    codes: { step: `deploy-${version}`, tries: [1, 2], plan: `RB-${incident}`, because: text },
    texts: isFirst ? { title: `${text} ${incident}` } : version % 4 === 0 ? { text } : {},
  };
}

function entryOf(incident: number): RegistryEntry {
  const service = `service-${incident % services}`;
  const outcome = outcomes[incident % outcomes.length] ?? 'recovered';
  return {
    id: IncidentId.parse(`INC-${incident}`),
    stream: `incident/INC-${incident}`,
    mode: 'live',
    isPrivate: false,
    declaredAt: instant(first + incident * eventsInIncident * minuteMs),
    outcome,
    facets: [
      { kind: 'place', value: service },
      { kind: 'place', value: `${service}@prod` },
      { kind: 'strategy', value: 'rollback' },
      { kind: 'outcome', value: incident % 10 === 0 ? 'worse' : 'success' },
      { kind: 'person', value: personOf(incident) },
    ],
    version: eventsInIncident,
  };
}

const range = (from: number, length: number) => Array.from({ length }, (_, index) => from + index);

function batchFrom(incident: number): Batch {
  const incidents = range(incident, incidentsAtOnce);
  return {
    ...emptyBatch,
    key: `fill-${incident}`,
    reads: [],
    events: incidents.flatMap((one) =>
      range(1, eventsInIncident).map((version) => oneEvent(one, version)),
    ),
    names: incidents.map((one) => `INC-${one}`),
    entries: incidents.map(entryOf),
    answer: null,
  };
}

/** Fills a registry with so many events or a few more; answers how many incidents there are then. */
export async function fill(registry: Registry, events: number): Promise<number> {
  let incident = 1;
  while (incident * eventsInIncident <= events) {
    await registry.append(batchFrom(incident));
    incident += incidentsAtOnce;
  }
  return incident - 1;
}
