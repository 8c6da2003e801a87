import type { Event } from '../../src/core/events.ts';
import type { PersonId } from '../../src/core/ids.ts';
import type { Incident } from '../../src/core/incident/incident.ts';
import type { Seen } from './invariants.ts';
import { ada, bo, deputy } from './sample.ts';

/** Who may hold the authority in every story. */
const roster: ReadonlySet<PersonId> = new Set([ada, bo, deputy]);

/** The decision moves only to somebody who took it, in a way that the one before or the roster allows. */
export function ofCommand({ before, recorded: { event }, after }: Seen): readonly string[] {
  if (!before) return [];
  const next = nextAuthority(before, event);
  return [
    ...(after.authority === next ? [] : [`${event.type} made ${after.authority} the authority`]),
    ...(after.glass && after.glass.by !== after.authority
      ? [`the glass of ${after.glass.by} outlives its authority`]
      : []),
    ...(event.type === 'CommandTaken' && event.how !== 'ops' && !roster.has(event.by)
      ? [`${event.by} took command and is not on the roster`]
      : []),
  ];
}

/** Who decides after this event, by what stood before it. */
function nextAuthority({ authority, offer }: Incident, event: Event): PersonId | undefined {
  if (event.type === 'HandoverAccepted') {
    return event.from === authority && event.because.person === event.to ? offer?.to : undefined;
  }
  if (event.type !== 'CommandTaken') return authority;
  return event.because.person === (event.together ?? event.by) ? event.by : undefined;
}
