import { z } from 'zod';
import { type Instant, PersonId } from '../../core/ids.ts';
import { incidentOf, incidentStream } from '../incidents.ts';
import type { Erasure } from '../ports/erasure.ts';
import type { Registry } from '../ports/registry.ts';
import { copiesNoted } from './copies.ts';

const Exported = z.object({ to: PersonId });

/**
 * A copy that somebody took out with all its texts: what was erased since is in it. A `bundle` of one incident, or events as
 * JSON lines: an `export` of one incident, or of all where `incident` is null.
 */
export type TakenOut = {
  readonly what: 'bundle' | 'export';
  readonly incident: string | null;
  /** `p_…`, or `machine:<token>`. */
  readonly to: string;
  readonly at: Instant;
};

type Reading = Pick<Registry, 'read' | 'search' | 'posts'>;

const pageSize = 100;

/**
 * Who took out what was erased, as far as it was noted: copies of the incident of a text since it was recorded, or of all
 * incidents in which a person did something or had a role. The oldest first.
 */
export async function takenOut(
  registry: Reading,
  what: Erasure['what'],
): Promise<readonly TakenOut[]> {
  // What stands beside the chain is in no copy.
  if (what.kind === 'search') return [];
  const streams = what.kind === 'person' ? await streamsWith(registry, what.person) : [what.stream];
  const since = await recordedAt(registry, what);
  const found = [...(await exportsOf(registry, streams)), ...(await bundlesOf(registry, streams))];
  return found
    .filter(({ at }) => since === undefined || at >= since)
    .toSorted((one, other) => one.at.localeCompare(other.at));
}

/** Older copies do not have a text. */
async function recordedAt(registry: Reading, what: Erasure['what']): Promise<Instant | undefined> {
  if (what.kind !== 'text') return undefined;
  const [event] = await registry.read(what.stream, what.version - 1);
  return event?.recordedAt;
}

async function exportsOf(
  registry: Reading,
  streams: readonly string[],
): Promise<readonly TakenOut[]> {
  const copies = await copiesNoted(registry);
  return copies
    .filter(({ incident }) => incident === null || streams.includes(incidentStream(incident)))
    .map(({ incident, by, at }) => ({ what: 'export', incident, to: by, at }));
}

async function bundlesOf(
  registry: Reading,
  streams: readonly string[],
): Promise<readonly TakenOut[]> {
  const found: TakenOut[] = [];
  for (const stream of streams) {
    const incident = incidentOf(stream);
    if (incident === undefined) continue;
    for (const { type, codes, at } of await registry.read(stream)) {
      if (type !== 'RecordExported') continue;
      found.push({ what: 'bundle', incident, ...Exported.parse(codes), at });
    }
  }
  return found;
}

async function streamsWith(registry: Reading, person: PersonId): Promise<readonly string[]> {
  const streams: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await registry.search({ person }, { order: 'oldest', after, limit: pageSize });
    streams.push(...page.map(({ id }) => incidentStream(id)));
    after = page.at(-1)?.id;
    if (page.length < pageSize) return streams;
  }
}
