import type { PersonId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { type Refusal, refuse } from '../../core/refusals.ts';
import { searchIn } from '../../core/retention/search-name.ts';
import { type Incidents, incidentOf } from '../incidents.ts';
import type { Erasure } from '../ports/erasure.ts';
import type { Registry } from '../ports/registry.ts';
import { searchesNoted } from '../registry/searches.ts';

type Sea = {
  readonly registry: Pick<Registry, 'search' | 'posts'>;
  readonly incidents: Pick<Incidents, 'load'>;
};

const pageSize = 100;

/**
 * The legal hold that forbids an erasure: on the incident of the text; where a person is to go, or why somebody looked for
 * them, on any incident in which they did something or had a role.
 */
export async function holdOn(
  { registry, incidents }: Sea,
  what: Erasure['what'],
): Promise<Refusal<'UnderLegalHold'> | undefined> {
  if (what.kind === 'text' || what.kind === 'texts') {
    const incident = incidentOf(what.stream);
    return incident && heldBy((await incidents.load(incident)).state);
  }
  if (what.kind === 'person') return holdOver({ registry, incidents }, what.person);
  const searches = await searchesNoted({ registry });
  const meant = searches.find(({ id }) => searchIn(id) === what.search);
  return meant && holdOver({ registry, incidents }, meant.person);
}

async function holdOver(
  { registry, incidents }: Sea,
  person: PersonId,
): Promise<Refusal<'UnderLegalHold'> | undefined> {
  for (let after: string | undefined; ; ) {
    const page = await registry.search({ person }, { order: 'oldest', after, limit: pageSize });
    for (const { id } of page) {
      const held = heldBy((await incidents.load(id)).state);
      if (held) return held;
    }
    after = page.at(-1)?.id;
    if (page.length < pageSize) return undefined;
  }
}

const heldBy = (incident: Incident | undefined): Refusal<'UnderLegalHold'> | undefined =>
  incident?.hold && refuse('UnderLegalHold', { incident: incident.id, ...incident.hold });
