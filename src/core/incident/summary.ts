import type { Mode } from '../envelope.ts';
import type { IncidentId, Instant, PersonId, Target } from '../ids.ts';
import type { Incident } from './incident.ts';
import type { Rung } from './ladder.ts';

/** One line about an incident, for lists. A read model: everything in it comes from the events. */
export type IncidentSummary = {
  readonly id: IncidentId;
  readonly rung: Rung;
  readonly mode: Mode;
  readonly severity: string | null;
  readonly targets: readonly Target[];
  readonly authority: PersonId;
  /** Only those who are let in may know of it. */
  readonly private?: true | undefined;
  /** A legal hold is on it. */
  readonly held?: true | undefined;
  readonly declaredAt: Instant;
  readonly updatedAt: Instant;
  /** Version of the incident's stream that this line says. */
  readonly version: number;
};

export const summaryOf = (incident: Incident, version: number): IncidentSummary => ({
  id: incident.id,
  rung: incident.rung,
  mode: incident.mode,
  severity: incident.severity,
  targets: incident.targets,
  authority: incident.authority,
  ...(incident.privacy.isPrivate && { private: true }),
  ...(incident.hold && { held: true }),
  declaredAt: incident.declaredAt,
  updatedAt: incident.updatedAt,
  version,
});
