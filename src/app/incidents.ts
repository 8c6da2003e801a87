import type { Envelope } from '../core/envelope.ts';
import { Event } from '../core/events.ts';
import { IncidentId, type Target } from '../core/ids.ts';
import { evolve } from '../core/incident/evolve.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { Recorded } from '../core/recorded.ts';
import { evolveTarget, noHistory, type TargetHistory } from '../core/release/history.ts';
import type { Registry } from './ports/registry.ts';

/** A stream's state and the version of the stream that it says. */
export type Loaded<T> = { readonly stream: string; readonly version: number; readonly state: T };

/** From the stored form to what state is folded from. Throws for an event that this program does not know. */
export const recorded = ({ type, codes, at, mode, actor, via }: Envelope): Recorded => ({
  event: Event.parse({ ...codes, type }),
  at,
  mode,
  actor,
  via,
});

const incidentPrefix = 'incident/';
export const incidentStream = (id: string): string => `${incidentPrefix}${id}`;
/** The incident whose stream this is; nothing for the stream of anything else. */
export const incidentOf = (stream: string): IncidentId | undefined =>
  stream.startsWith(incidentPrefix)
    ? IncidentId.safeParse(stream.slice(incidentPrefix.length)).data
    : undefined;
export const targetStream = (target: Target): string => `target/${target}`;

/** The state of incidents, kept between orders so that only what is new has to be folded. */
export type Incidents = {
  readonly load: (id: string) => Promise<Loaded<Incident | undefined>>;
  /**
   * Does work about one incident when all that was asked for before it has ended. Of several reports at once each would
   * else decide on the same state, and all but one in vain; against other processes the append alone protects.
   */
  readonly inTurn: <T>(id: string, work: () => Promise<T>) => Promise<T>;
};

export function openIncidents(registry: Pick<Registry, 'read'>): Incidents {
  const known = new Map<string, Loaded<Incident | undefined>>();
  return {
    load: async (id) => {
      const stream = incidentStream(id);
      const before = known.get(id) ?? { stream, version: 0, state: undefined };
      const log = await registry.read(stream, before.version);
      if (log.length === 0) return before;
      const state = log.map(recorded).reduce(evolve, before.state);
      const loaded = { stream, version: before.version + log.length, state };
      if (state?.rung === 'closed') known.delete(id);
      else known.set(id, loaded);
      return loaded;
    },
    inTurn: turns(),
  };
}

function turns(): Incidents['inTurn'] {
  const last = new Map<string, Promise<void>>();
  return async (id, work) => {
    const before = last.get(id);
    const turn = Promise.withResolvers<void>();
    last.set(id, turn.promise);
    try {
      await before;
      return await work();
    } finally {
      turn.resolve();
      if (last.get(id) === turn.promise) last.delete(id);
    }
  };
}

/** What a target's own stream says about the releases that were live there. */
export async function loadTarget(
  registry: Pick<Registry, 'read'>,
  target: Target,
): Promise<Loaded<TargetHistory>> {
  const stream = targetStream(target);
  const log = await registry.read(stream);
  return { stream, version: log.length, state: log.map(recorded).reduce(evolveTarget, noHistory) };
}
