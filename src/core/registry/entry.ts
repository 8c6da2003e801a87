import { z } from 'zod';
import type { Mode } from '../envelope.ts';
import type { Event } from '../events.ts';
import { type EntryId, type Instant, PersonId, serviceOf, type Target } from '../ids.ts';
import type { Incident } from '../incident/incident.ts';
import type { Recorded } from '../recorded.ts';
import { Outcome } from '../strategy/events.ts';

/** What an incident has come to: `open` until it is closed; `imported` was over when it was taken in. */
const incidentOutcomes = [
  'open',
  'recovered',
  'not-recovered',
  'not-taken-up',
  'rehearsed',
  'imported',
] as const;
export const IncidentOutcome = z.enum(incidentOutcomes);
export type IncidentOutcome = z.infer<typeof IncidentOutcome>;
/** What may be asked for: what an incident has come to, how one of its strategies ended, or that it went back outside. */
export const SoughtOutcome = z.enum([...incidentOutcomes, ...Outcome.options, 'outside']);
export type SoughtOutcome = z.infer<typeof SoughtOutcome>;

/** Something an incident is found by for ever. `place` is a target or its service; `outcome` that of a strategy. */
export type Facet = {
  readonly kind: 'place' | 'strategy' | 'outcome' | 'person';
  readonly value: string;
};

/** One incident, or what went back outside, as lists find it. A read model: everything in it comes from the events. */
export type RegistryEntry = {
  readonly id: EntryId;
  readonly stream: string;
  readonly mode: Mode;
  readonly isPrivate: boolean;
  readonly declaredAt: Instant;
  /** Undefined where these events change nothing about it. */
  readonly outcome: IncidentOutcome | 'outside' | undefined;
  /** What these events add; what was found before stays. */
  readonly facets: readonly Facet[];
  /** Version of the incident's stream that this says. */
  readonly version: number;
};

type Told = Pick<Recorded, 'event' | 'actor'>;

/** What these events make of an entry, seen in the state after them. */
export function entryOf(
  incident: Incident,
  told: readonly Told[],
  { stream, version }: Pick<RegistryEntry, 'stream' | 'version'>,
): RegistryEntry {
  const facets = told.flatMap(facetsOf);
  return {
    id: incident.id,
    stream,
    mode: incident.mode,
    isPrivate: incident.privacy.isPrivate,
    declaredAt: incident.declaredAt,
    outcome: told.map(({ event }) => outcomeIn(event)).findLast((one) => one !== undefined),
    facets: eachOnce(facets),
    version,
  };
}

const eachOnce = (facets: readonly Facet[]): readonly Facet[] => [
  ...new Map(facets.map((one) => [`${one.kind} ${one.value}`, one])).values(),
];

/** What an entry is after more was added to it. */
export const joined = (before: RegistryEntry | undefined, added: RegistryEntry): RegistryEntry => ({
  ...added,
  outcome: added.outcome ?? before?.outcome,
  facets: eachOnce([...(before?.facets ?? []), ...added.facets]),
});

function outcomeIn(event: Event): IncidentOutcome | undefined {
  if (event.type === 'IncidentClosed') return event.outcome;
  if (event.type === 'IncidentDeclared') return event.opened === 'imported' ? 'imported' : 'open';
  return event.type === 'IncidentReopened' ? 'open' : undefined;
}

const facetsOf = ({ event, actor }: Told): readonly Facet[] => [
  ...placesIn(event),
  ...courseIn(event),
  ...peopleIn(event, actor).map((value) => ({ kind: 'person' as const, value })),
];

function placesIn(event: Event): readonly Facet[] {
  const targets: readonly Target[] =
    event.type === 'IncidentDeclared'
      ? event.targets
      : event.type === 'ScopeChanged'
        ? event.added
        : [];
  return targets
    .flatMap((target) => [target, serviceOf(target)])
    .map((value) => ({ kind: 'place', value }));
}

function courseIn(event: Event): readonly Facet[] {
  switch (event.type) {
    case 'StrategyDecided':
    case 'SwitchOrdered':
      return [{ kind: 'strategy', value: event.strategy }];
    case 'StrategyEnded':
    case 'RunEnded':
      return [{ kind: 'outcome', value: event.outcome }];
    default:
      return [];
  }
}

/** Who did something here or was given a role; who was only called or let in is not meant. */
function peopleIn(event: Event, actor: string): readonly PersonId[] {
  const said = [
    actor,
    'because' in event ? event.because?.person : undefined,
    'by' in event ? event.by : undefined,
    'second' in event ? event.second : undefined,
    event.type === 'RoleAssigned' ? event.person : undefined,
    event.type === 'IncidentDeclared' ? event.authority : undefined,
  ];
  return said.flatMap((one) => PersonId.safeParse(one).data ?? []);
}
