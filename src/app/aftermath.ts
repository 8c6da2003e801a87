import type { Event, EventOf } from '../core/events.ts';
import type { Instant, Target } from '../core/ids.ts';
import type { Incident } from '../core/incident/incident.ts';
import { loadTarget } from './incidents.ts';
import type { Batch, Registry } from './ports/registry.ts';

/** What a run that ended well says on the streams of its targets: the old release is live again, the bad one was left. */
export async function restored(
  registry: Pick<Registry, 'read'>,
  incident: Incident,
  events: readonly Event[],
  since: Instant,
): Promise<{
  readonly reads: Batch['reads'];
  readonly events: readonly {
    readonly target: Target;
    readonly event: EventOf<'ReleaseRestored'>;
  }[];
}> {
  const ended = events.find((event) => event.type === 'RunEnded');
  const made = ended && incident.plans[ended.plan];
  if (!made || (ended.outcome !== 'success' && ended.outcome !== 'partial')) {
    return { reads: [], events: [] };
  }
  const { targets, from, to } = made.document;
  const loaded = await Promise.all(targets.map((target) => loadTarget(registry, target)));
  return {
    reads: loaded.map(({ stream, version }) => ({ stream, version })),
    events: targets.map((target) => ({
      target,
      event: {
        type: 'ReleaseRestored',
        target,
        from: from.version,
        to: to.version,
        incident: incident.id,
        plan: made.id,
        since,
      },
    })),
  };
}
