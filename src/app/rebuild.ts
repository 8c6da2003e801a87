import type { Envelope } from '../core/envelope.ts';
import { evolve } from '../core/incident/evolve.ts';
import type { Incident } from '../core/incident/incident.ts';
import { type IncidentSummary, summaryOf } from '../core/incident/summary.ts';
import { entryOf, joined, type RegistryEntry } from '../core/registry/entry.ts';
import { type LockChange, lockChanges } from '../core/strategy/locks.ts';
import { incidentOf, recorded } from './incidents.ts';
import type { Registry } from './ports/registry.ts';

const pageSize = 1_000;

/** Under which the entries are known to be filled, and in which form. */
const filled = { name: 'entries', form: 1 };

/** Fills what incidents are found by in a registry that an older program wrote; does nothing where it was done. */
export async function fillEntries(registry: Registry): Promise<void> {
  if ((await registry.setting(filled.name)) === filled.form) return;
  if ((await registry.head()) > 0) await rebuild(registry);
  await registry.setSetting(filled.name, filled.form);
}

type Rebuilt = {
  readonly summaries: Map<string, IncidentSummary>;
  readonly entries: Map<string, RegistryEntry>;
  readonly locks: LockChange[];
};

/** How often the reading begins anew because somebody wrote meanwhile. */
const mostTries = 20;

/** Writes the read models and the locks again from the events alone; answers how many incidents there are. */
export async function rebuild(
  registry: Pick<Registry, 'since' | 'rebuild'>,
): Promise<{ readonly incidents: number }> {
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const { summaries, entries, locks, upTo } = await readAll(registry);
    const models = {
      summaries: [...summaries.values()],
      entries: [...entries.values()],
      locks,
      upTo,
    };
    if (await registry.rebuild(models)) return { incidents: summaries.size };
  }
  throw new Error(
    'The registry is written to faster than it can be read; rebuild it when it rests',
  );
}

async function readAll(
  registry: Pick<Registry, 'since'>,
): Promise<Rebuilt & { readonly upTo: number }> {
  const states = new Map<string, Incident>();
  const rebuilt: Rebuilt = { summaries: new Map(), entries: new Map(), locks: [] };
  let upTo = 0;
  for (let more = true; more; ) {
    const page = await registry.since(upTo, pageSize);
    for (const envelope of page) take(envelope, states, rebuilt);
    upTo = page.at(-1)?.position ?? upTo;
    more = page.length === pageSize;
  }
  return { ...rebuilt, upTo };
}

function take(envelope: Envelope, states: Map<string, Incident>, rebuilt: Rebuilt): void {
  const { stream, version, at } = envelope;
  if (incidentOf(stream) === undefined) return;
  const happened = recorded(envelope);
  const incident = evolve(states.get(stream), happened);
  states.set(stream, incident);
  rebuilt.summaries.set(stream, summaryOf(incident, version));
  const added = entryOf(incident, [happened], { stream, version });
  rebuilt.entries.set(stream, joined(rebuilt.entries.get(stream), added));
  rebuilt.locks.push(...lockChanges(incident, happened.event, at));
}
