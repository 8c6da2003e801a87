import type { Incident } from '../../core/incident/incident.ts';
import { type Refusal, refuse } from '../../core/refusals.ts';
import { type Incidents, incidentOf } from '../incidents.ts';
import type { Erasure, Registry } from '../ports/registry.ts';

type Sea = {
  readonly registry: Pick<Registry, 'search'>;
  readonly incidents: Pick<Incidents, 'load'>;
};

const pageSize = 100;

/**
 * The legal hold that forbids an erasure: on the incident of the text; where a person is to go, on any incident in which
 * they did something or had a role.
 */
export async function holdOn(
  { registry, incidents }: Sea,
  what: Erasure['what'],
): Promise<Refusal<'UnderLegalHold'> | undefined> {
  if (what.kind !== 'person') {
    const incident = incidentOf(what.stream);
    return incident && heldBy((await incidents.load(incident)).state);
  }
  const { person } = what;
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
