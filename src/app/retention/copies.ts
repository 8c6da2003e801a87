import { z } from 'zod';
import { type Actor, actorName } from '../../core/command.ts';
import { IncidentId, Instant } from '../../core/ids.ts';
import { asJson } from '../../lib/json.ts';
import type { Registry } from '../ports/registry.ts';
import type { Arrival, Ship } from '../ship.ts';

/** Events that somebody took out as JSON lines, all or those of one incident. */
const Copy = z.object({
  at: Instant,
  by: z.string(),
  incident: IncidentId.nullable(),
  via: z.string(),
});
export type Copy = z.infer<typeof Copy>;

const copiesAbout = 'exports';

type Copying = {
  readonly actor: Actor;
  readonly incident: IncidentId | undefined;
  readonly arrival: Pick<Arrival, 'via' | 'key'>;
};

/**
 * Notes that somebody takes events out, before they get any: what cannot be noted is not given. It stands beside the
 * chain, as searches do. Rejects with `RegistryUnavailable`.
 */
export async function noteCopy(
  { registry, clock, log }: Pick<Ship, 'registry' | 'clock' | 'log'>,
  { actor, incident, arrival: { via, key } }: Copying,
): Promise<void> {
  const copy: Copy = { at: clock.now(), by: actorName(actor), incident: incident ?? null, via };
  await registry.notePost(copiesAbout, `${copy.at} ${copy.by} ${key}`, asJson(copy));
  log.info({ event: 'RecordCopied', by: copy.by, incident: incident ?? 'all', via });
}

/** Who took out events when, the oldest first. */
export async function copiesNoted(registry: Pick<Registry, 'posts'>): Promise<readonly Copy[]> {
  return (await registry.posts(copiesAbout)).map(({ body }) => Copy.parse(body));
}
