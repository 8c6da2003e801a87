import { z } from 'zod';
import { type Actor, actorName } from '../../core/command.ts';
import { Instant } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { asJson } from '../../lib/json.ts';
import type { Arrival, Ship } from '../ship.ts';

const Read = z.object({ at: Instant, by: z.string(), what: z.string(), via: z.string() });
export type Read = z.infer<typeof Read>;

const about = (incident: string): string => `reads/${incident}`;

/** What is read: an incident, or what is kept of one. */
type ReadOf = Pick<Incident, 'id'> & { readonly privacy: Pick<Incident['privacy'], 'isPrivate'> };

type Reading = {
  readonly actor: Actor;
  readonly what: string;
  readonly arrival: Pick<Arrival, 'via' | 'key'>;
};

/**
 * Notes that somebody reads a private incident, before they are answered: what cannot be noted is not shown. The list
 * only grows, and stands beside the chain: reading is no part of what happened. Rejects with `RegistryUnavailable`.
 */
export async function noteRead(
  { registry, clock, log }: Pick<Ship, 'registry' | 'clock' | 'log'>,
  { id, privacy }: ReadOf,
  { actor, what, arrival: { via, key } }: Reading,
): Promise<void> {
  if (!privacy.isPrivate) return;
  const read: Read = { at: clock.now(), by: actorName(actor), what, via };
  await registry.notePost(about(id), `${read.at} ${read.by} ${key}`, asJson(read));
  log.info({ event: 'PrivateIncidentRead', incident: id, by: read.by, what, via });
}

/** Who read it when and how, the oldest first. */
export async function readsOf(
  { registry }: Pick<Ship, 'registry'>,
  incident: string,
): Promise<readonly Read[]> {
  const rows = await registry.posts(about(incident));
  return rows.map(({ body }) => Read.parse(body)).toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
