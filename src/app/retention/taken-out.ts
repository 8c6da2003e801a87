import { z } from 'zod';
import { type Instant, PersonId } from '../../core/ids.ts';
import { incidentOf, incidentStream } from '../incidents.ts';
import type { Erasure, Registry } from '../ports/registry.ts';

const Exported = z.object({ to: PersonId });

/** A copy of an incident's record that somebody took out with all its texts: what was erased since is in it. */
export type TakenOut = {
  readonly incident: string;
  readonly to: PersonId;
  readonly at: Instant;
};

const pageSize = 100;

/**
 * Who took out what was erased, as the record knows it: bundles of the incident of a text, or of all incidents in which
 * a person did something or had a role. The oldest first.
 */
export async function takenOut(
  registry: Pick<Registry, 'read' | 'search'>,
  what: Erasure['what'],
): Promise<readonly TakenOut[]> {
  const streams = what.kind === 'person' ? await streamsWith(registry, what.person) : [what.stream];
  const found: TakenOut[] = [];
  for (const stream of streams) {
    const incident = incidentOf(stream);
    if (incident === undefined) continue;
    for (const { type, codes, at } of await registry.read(stream)) {
      if (type === 'RecordExported') found.push({ incident, ...Exported.parse(codes), at });
    }
  }
  return found.toSorted((one, other) => one.at.localeCompare(other.at));
}

async function streamsWith(
  registry: Pick<Registry, 'search'>,
  person: PersonId,
): Promise<readonly string[]> {
  const streams: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await registry.search({ person }, { order: 'oldest', after, limit: pageSize });
    streams.push(...page.map(({ id }) => incidentStream(id)));
    after = page.at(-1)?.id;
    if (page.length < pageSize) return streams;
  }
}
