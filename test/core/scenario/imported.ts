import type { Because } from '../../../src/core/because.ts';
import { IncidentId } from '../../../src/core/ids.ts';
import { fold } from '../../../src/core/incident/evolve.ts';
import type { Incident } from '../../../src/core/incident/incident.ts';
import type { Recorded } from '../../../src/core/recorded.ts';
import { importOf } from '../../../src/core/scenario/import.ts';
import type { Scenario } from '../../../src/core/scenario/shape.ts';
import type { Happened } from '../../../src/core/timeline/entries.ts';
import { ada } from '../sample.ts';

const id = IncidentId.parse('INC-9');
const because: Because = {
  rule: 'administrators may import recorded incidents',
  person: ada,
  role: 'administrator',
  configuration: 'rules-1',
  arrival: 'http:laptop',
  program: 'sternway 0.1.0',
};

const tellings = (scenario: Scenario): readonly Recorded[] =>
  importOf(scenario, { id, because }).map(({ event, at }) => ({
    event,
    at,
    mode: 'imported',
    actor: ada,
    via: 'cli',
  }));

/** The state of an incident that was imported from this. */
export function importedFrom(scenario: Scenario): Incident {
  const incident = fold(tellings(scenario));
  if (incident === undefined) throw new Error('Nothing was imported');
  return incident;
}

/** Its log, as the registry gives it back. */
export const importedLog = (scenario: Scenario): readonly Happened[] =>
  tellings(scenario).map((told, index) => ({
    ...told,
    texts: told.event.texts ?? {},
    recordedAt: '2026-03-01T10:00:00.000Z',
    position: index + 1,
    stream: `incident/${id}`,
    version: index + 1,
  }));
