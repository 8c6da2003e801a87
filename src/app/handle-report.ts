import type { Event } from '../core/events.ts';
import { heed } from '../core/heed.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { Report } from '../core/reports.ts';
import { follow, record } from './record.ts';
import type { Ship } from './ship.ts';

/** How often a report is weighed anew because somebody else wrote first. */
const mostTries = 50;

/** What a report changed, and the state after it; no events when it was late or said nothing new. */
export type Heeded = { readonly events: readonly Event[]; readonly incident: Incident | undefined };

/** How a report came in: what runs in here speaks by the clock. */
function viaOf(actor: Said['actor']): 'slack' | 'timer' | 'trigger' {
  if (actor === 'slack') return 'slack';
  return actor === 'worker' || actor === 'timer' ? 'timer' : 'trigger';
}

type Said = {
  readonly incident: string;
  readonly actor: 'worker' | 'timer' | 'slack' | `machine:${string}`;
};

/**
 * Weighs what a worker, a check, the clock or a message that changed says against the state as it is now, and records what follows. Said twice,
 * it finds the state changed and does nothing. Rejects with `RegistryUnavailable`.
 */
export function handleReport(ship: Ship, report: Report, said: Said): Promise<Heeded> {
  return ship.incidents.inTurn(said.incident, () => weigh(ship, report, said));
}

async function weigh(ship: Ship, report: Report, said: Said): Promise<Heeded> {
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const before = await ship.incidents.load(said.incident);
    const { state } = before;
    if (!state) return { events: [], incident: undefined };
    const at = ship.clock.now();
    const events = heed(report.kind, report, { incident: state, at });
    if (events.length === 0) return { events, incident: state };
    const key = `${before.stream}#${before.version + 1}`;
    const via = viaOf(said.actor);
    const by = { at, actor: said.actor, via, key, mode: state.mode } as const;
    const outcome = follow(before, events, by);
    const stored = await record(ship, outcome, by, null);
    if (stored.status === 'appended') return outcome;
    if (stored.status === 'targetHeld') {
      throw new Error(`${stored.target} is held by ${stored.by} though a report takes no target`);
    }
    // Conflict or duplicate: another report took this place in the stream. Ours is weighed again, never dropped.
  }
  throw new Error(`${said.incident} changes faster than a report can be weighed`);
}
