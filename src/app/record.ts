import type { Envelope, Mode } from '../core/envelope.ts';
import { Event, eventSchema } from '../core/events.ts';
import type { Instant, Target } from '../core/ids.ts';
import { withConsequences } from '../core/incident/consequences.ts';
import { evolve } from '../core/incident/evolve.ts';
import type { Incident } from '../core/incident/incident.ts';
import { summaryOf } from '../core/incident/summary.ts';
import { entryOf } from '../core/registry/entry.ts';
import { stepKey } from '../core/run/run.ts';
import { lockChanges } from '../core/strategy/locks.ts';
import { termChanges } from '../core/terms.ts';
import type { Json } from '../lib/json.ts';
import { asJson, JsonObject } from '../lib/json.ts';
import { scoreRow } from './drills/rows.ts';
import { channelName } from './facts/channel.ts';
import { incidentStream, type Loaded, targetStream } from './incidents.ts';
import type { Appended, Batch, DueChange, LeaseChange, NewEvent } from './ports/batch.ts';
import type { Ship } from './ship.ts';
import { restored } from './targets/aftermath.ts';
import type { Ground } from './targets/live-now.ts';

/** How long a worker's claim on a step is good without a heartbeat. */
export const leaseMs = 10_000;

/** Who makes it happen, when and how, under which key. */
export type By = {
  readonly at: Instant;
  readonly actor: string;
  readonly via: Envelope['via'];
  readonly key: string;
  readonly mode: Mode;
};

/** A batch that changes nothing: what one names beside the events is added to it. */
export const emptyBatch = {
  names: [],
  locks: [],
  leases: [],
  due: [],
  summaries: [],
} as const;

/** What came of deciding, before it is stored: all events with their consequences, and the state after them. */
export type Outcome = {
  readonly before: Loaded<Incident | undefined>;
  readonly events: readonly Event[];
  readonly incident: Incident | undefined;
  /** What was looked at beside the incident: where it has changed, nothing is stored. */
  readonly ground?: Ground;
};

/** Adds what follows by itself. */
export function follow(
  before: Loaded<Incident | undefined>,
  events: readonly Event[],
  by: Omit<By, 'key'>,
): Outcome {
  return { before, ...withConsequences(before.state, events, by) };
}

/** Stores the outcome in one transaction, with everything that must not be apart from it: locks, leases, terms, lists. */
export async function record(
  ship: Pick<Ship, 'registry'>,
  outcome: Outcome,
  by: By,
  answer: Json,
): Promise<Appended> {
  const { before, events, incident, ground = [] } = outcome;
  if (incident === undefined) throw new Error('Nothing was decided about an incident');
  const stream = incidentStream(incident.id);
  const version = before.version + events.length;
  const elsewhere = await restored(ship.registry, incident, events);
  const stored = events.map((event) => newEvent(stream, event, incident, by));
  return ship.registry.append({
    ...emptyBatch,
    key: by.key,
    reads: [{ stream, version: before.version }, ...ground, ...elsewhere.reads],
    events: [
      ...stored,
      ...elsewhere.events.map((event) => ({
        ...newEvent(targetStream(event.target), event, incident, by),
        targets: [event.target],
      })),
    ],
    names: namesOf(before.state, events),
    takes: { incident: incident.id, targets: takenBy(incident, events) },
    ...derived(before.state, events, by, stream),
    summaries: [summaryOf(incident, version)],
    entries: [
      entryOf(
        incident,
        events.map((event) => ({ event, actor: by.actor })),
        { stream, version },
      ),
    ],
    answer,
    urgent: events.some(({ type }) => urgent.has(type)),
  });
}

/** Stopping and what has happened outside already is still recorded when the disk is nearly full. */
const urgent: ReadonlySet<Event['type']> = new Set<Event['type']>([
  'RunPaused',
  'RunStopping',
  'SwitchOrdered',
  'StepFinished',
  'StepFailed',
  'StepUnknown',
  'StepNotRun',
]);

type About = { readonly id: string; readonly targets: readonly Target[] };

/** The stored form of an event. */
export function newEvent(stream: string, event: Event, about: About, by: By): NewEvent {
  const { type, texts = {} } = event;
  return {
    stream,
    type,
    schema: eventSchema,
    at: by.at,
    actor: by.actor,
    via: by.via,
    correlation: about.id,
    mode: by.mode,
    targets: about.targets,
    codes: codesOf(event),
    texts,
  };
}

/**
 * What an event says in codes, as it is stored. Throws for one that could not be read again: it is better to store nothing
 * than to leave a stream that nobody can open.
 */
export function codesOf(event: Event): JsonObject {
  const { type, texts, ...said } = event;
  const codes = JsonObject.parse(asJson(said));
  Event.parse({ ...codes, type, texts });
  return codes;
}

/** The targets that come under an incident by these events: each may be under one open incident only. */
const takenBy = (incident: Incident, events: readonly Event[]): readonly Target[] =>
  events.flatMap((event) => {
    if (event.type === 'ScopeChanged') return event.added;
    const isOpened = event.type === 'IncidentDeclared' || event.type === 'IncidentReopened';
    return isOpened ? incident.targets : [];
  });

/** Names that these events take for the first time. */
function namesOf(before: Incident | undefined, events: readonly Event[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type === 'IncidentDeclared') return [event.id];
    if (event.type === 'PlanMade') return [event.plan];
    if (event.type === 'ChannelAttached') return [channelName(event.channel)];
    if (event.type === 'StrategyDecided') return [`epoch-${event.epoch}`];
    return event.type === 'SwitchOrdered' && before?.course.status === 'active'
      ? [`epoch-${event.epoch}`]
      : [];
  });
}

/** Locks, leases and terms as the events say, each event seen in the state in which it happened. */
function derived(
  before: Incident | undefined,
  events: readonly Event[],
  by: By,
  stream: string,
): Pick<Batch, 'locks' | 'leases' | 'due'> {
  let incident = before;
  const locks: Batch['locks'][number][] = [];
  for (const event of events) {
    incident = evolve(incident, { ...by, event });
    locks.push(...lockChanges(incident, event, by.at));
  }
  const due = (incident ? termChanges(before, incident) : []).map(
    (change): DueChange => (change.do === 'set' ? { ...change, stream } : change),
  );
  return {
    locks,
    due: [...due, ...afterDrill(incident, events, by.at)],
    leases: events.flatMap(leaseChanges),
  };
}

/** What is looked at once a drill is over. */
const afterDrill = (
  incident: Incident | undefined,
  events: readonly Event[],
  at: Instant,
): readonly DueChange[] =>
  incident?.mode === 'drill' && events.some(({ type }) => type === 'IncidentClosed')
    ? [scoreRow(incident.id, at)]
    : [];

/** Only workers hold leases: what a person or the clock carries out needs none. */
function leaseChanges(event: Event): readonly LeaseChange[] {
  switch (event.type) {
    case 'StepStarted': {
      if (event.until !== undefined) return [];
      const { plan, step, epoch, attempt, owner } = event;
      const stepId = stepKey(plan, step);
      return [{ do: 'take', stepId, epoch, attempt, owner, forMs: leaseMs }];
    }
    case 'StepFinished':
    case 'StepFailed':
    case 'StepNotRun':
    case 'StepUnknown':
      return [{ do: 'end', stepId: stepKey(event.plan, event.step) }];
    default:
      return [];
  }
}
