import type { Envelope } from '../core/envelope.ts';
import { evolve } from '../core/incident/evolve.ts';
import type { Incident } from '../core/incident/incident.ts';
import { type IncidentSummary, summaryOf } from '../core/incident/summary.ts';
import { type LockChange, lockChanges } from '../core/strategy/locks.ts';
import { recorded } from './incidents.ts';
import type { Registry } from './ports/registry.ts';

const pageSize = 1_000;

type Rebuilt = { readonly summaries: Map<string, IncidentSummary>; readonly locks: LockChange[] };

/** Writes the read models and the locks again from the events alone; answers how many incidents there are. */
export async function rebuild(
  registry: Pick<Registry, 'since' | 'rebuild'>,
): Promise<{ readonly incidents: number }> {
  const states = new Map<string, Incident>();
  const rebuilt: Rebuilt = { summaries: new Map(), locks: [] };
  for (let position = 0, more = true; more; ) {
    const page = await registry.since(position, pageSize);
    for (const envelope of page) take(envelope, states, rebuilt);
    position = page.at(-1)?.position ?? position;
    more = page.length === pageSize;
  }
  await registry.rebuild({ summaries: [...rebuilt.summaries.values()], locks: rebuilt.locks });
  return { incidents: rebuilt.summaries.size };
}

function take(envelope: Envelope, states: Map<string, Incident>, rebuilt: Rebuilt): void {
  const { stream, version, at } = envelope;
  if (!stream.startsWith('incident/')) return;
  const happened = recorded(envelope);
  const incident = evolve(states.get(stream), happened);
  states.set(stream, incident);
  rebuilt.summaries.set(stream, summaryOf(incident, version));
  rebuilt.locks.push(...lockChanges(incident, happened.event, at));
}
