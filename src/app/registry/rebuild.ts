import type { Envelope } from '../../core/envelope.ts';
import { outsideEntry } from '../../core/gone-back/row.ts';
import { evolve } from '../../core/incident/evolve.ts';
import type { Incident } from '../../core/incident/incident.ts';
import { type IncidentSummary, summaryOf } from '../../core/incident/summary.ts';
import { entryOf, joined, type RegistryEntry } from '../../core/registry/entry.ts';
import { type LockChange, lockChanges, locksInForce } from '../../core/strategy/locks.ts';
import { outsideIn } from '../gone-back/streams.ts';
import { incidentOf, recorded } from '../incidents.ts';
import type { Registry } from '../ports/registry.ts';

/** Under which the entries are known to be filled, and in which form. */
const filled = { name: 'entries', form: 1 };

/** Fills what incidents are found by in a registry that an older program wrote; does nothing where it was done. */
export async function fillEntries(registry: Registry): Promise<void> {
  if ((await registry.setting(filled.name)) === filled.form) return;
  if ((await registry.head()) > 0) await rebuild(registry);
  await registry.setSetting(filled.name, filled.form);
}

type Rebuilt = {
  readonly summaries: IncidentSummary[];
  readonly entries: RegistryEntry[];
  readonly locks: LockChange[];
};

type Source = Pick<Registry, 'read' | 'heads' | 'rebuild'>;

/** How often the reading begins anew because somebody wrote meanwhile. */
const mostTries = 20;

/** Writes the read models and the locks again from the events alone; answers how many incidents there are. */
export async function rebuild(registry: Source): Promise<{ readonly incidents: number }> {
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const models = await readAll(registry);
    if (await registry.rebuild(models)) return { incidents: models.summaries.length };
  }
  throw new Error(
    'The registry is written to faster than it can be read; rebuild it when it rests',
  );
}

/** One stream after the other: no more than one of them is in memory, and of each stays what lists say of it. */
async function readAll(registry: Source): Promise<Rebuilt & { readonly upTo: number }> {
  const { position: upTo, heads } = await registry.heads();
  const rebuilt: Rebuilt = { summaries: [], entries: [], locks: [] };
  for (const { stream } of heads) {
    if (incidentOf(stream) !== undefined) takeIncident(await registry.read(stream), rebuilt);
    else if (outsideIn(stream) !== undefined) takeOutside(await registry.read(stream), rebuilt);
  }
  return { ...rebuilt, upTo };
}

function takeIncident(log: readonly Envelope[], { summaries, entries, locks }: Rebuilt): void {
  let incident: Incident | undefined;
  let entry: RegistryEntry | undefined;
  const changes: LockChange[] = [];
  for (const envelope of log) {
    const { stream, version, at } = envelope;
    const happened = recorded(envelope);
    incident = evolve(incident, happened);
    entry = joined(entry, entryOf(incident, [happened], { stream, version }));
    changes.push(...lockChanges(incident, happened.event, at));
  }
  if (incident) summaries.push(summaryOf(incident, log.length));
  if (entry) entries.push(entry);
  locks.push(...locksInForce(changes));
}

function takeOutside(log: readonly Envelope[], { entries }: Rebuilt): void {
  let entry: RegistryEntry | undefined;
  for (const envelope of log) {
    const { stream, version, at } = envelope;
    const added = outsideEntry({ event: recorded(envelope).event, at, stream, version });
    if (added) entry = joined(entry, added);
  }
  if (entry) entries.push(entry);
}
