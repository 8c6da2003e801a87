import type { Event, EventOf } from '../../core/events.ts';
import { frozenBy } from '../../core/freeze/freeze.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { restoredBy } from '../../core/release/restored.ts';
import { loadTarget } from '../incidents.ts';
import type { Batch } from '../ports/batch.ts';
import type { Registry } from '../ports/registry.ts';

/**
 * What the end of a run says on the streams of its targets, with the versions after which it is said: what is live again,
 * and what stays out. An exercise found nothing wrong with what it left, so that may come back.
 */
export async function restored(
  registry: Pick<Registry, 'read'>,
  incident: Incident,
  events: readonly Event[],
): Promise<{
  readonly reads: Batch['reads'];
  readonly events: readonly EventOf<'ReleaseRestored' | 'ChangeFrozen'>[];
}> {
  const said = await Promise.all(
    restoredBy(incident, events).map(async (back) => {
      const { stream, version, state } = await loadTarget(registry, back.target);
      const frozen = incident.mode === 'live' ? [frozenBy(back, state)] : [];
      return { read: { stream, version }, events: [back, ...frozen] };
    }),
  );
  return { reads: said.map(({ read }) => read), events: said.flatMap((one) => one.events) };
}
