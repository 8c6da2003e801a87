import { z } from 'zod';
import { type Actor, actorName } from '../../core/command.ts';
import { Instant, PersonId } from '../../core/ids.ts';
import { searchName } from '../../core/retention/search-name.ts';
import { asJson } from '../../lib/json.ts';
import type { Registry } from '../ports/registry.ts';
import type { Arrival, Ship } from '../ship.ts';

const Search = z.object({
  at: Instant,
  by: z.string(),
  person: PersonId,
  because: z.string(),
  via: z.string(),
});
type Search = z.infer<typeof Search>;

/** A search as it is listed: `id` is what its reason is erased by. */
export type NotedSearch = Search & { readonly id: string };

const about = 'searches';

type Searching = {
  readonly actor: Actor;
  readonly person: PersonId;
  readonly because: string;
  readonly arrival: Pick<Arrival, 'via' | 'key'>;
};

/**
 * Notes that somebody looks for what one person did, before they are answered: what cannot be noted is not shown. It
 * stands beside the chain, as reads of private incidents do. Rejects with `RegistryUnavailable`.
 */
export async function noteSearch(
  { registry, clock, log }: Pick<Ship, 'registry' | 'clock' | 'log'>,
  { actor, person, because, arrival: { via, key } }: Searching,
): Promise<void> {
  const search: Search = { at: clock.now(), by: actorName(actor), person, because, via };
  await registry.notePost(about, `${search.at} ${search.by} ${key}`, asJson(search));
  log.info({ event: 'PersonSearched', by: search.by, person, via });
}

/** Who looked for whom, when and why, the oldest first; the reason reads "(erased)" where it is gone. */
export async function searchesNoted({
  registry,
}: {
  readonly registry: Pick<Registry, 'posts'>;
}): Promise<readonly NotedSearch[]> {
  const rows = await registry.posts(about);
  return rows
    .map(({ key, body }) => ({ ...Search.parse(body), id: `search/${searchName(key)}` }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
}
