import type { Event, EventOf } from '../core/events.ts';
import type { Incident } from '../core/incident/incident.ts';
import { restoredBy } from '../core/release/restored.ts';
import { loadTarget } from './incidents.ts';
import type { Batch, Registry } from './ports/registry.ts';

/** What the end of a run says on the streams of its targets, with the versions after which it is said. */
export async function restored(
  registry: Pick<Registry, 'read'>,
  incident: Incident,
  events: readonly Event[],
): Promise<{
  readonly reads: Batch['reads'];
  readonly events: readonly EventOf<'ReleaseRestored'>[];
}> {
  const said = restoredBy(incident, events);
  const loaded = await Promise.all(said.map(({ target }) => loadTarget(registry, target)));
  return { reads: loaded.map(({ stream, version }) => ({ stream, version })), events: said };
}
