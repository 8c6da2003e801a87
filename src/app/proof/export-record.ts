import type { PersonId } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { Anchor } from '../../core/proof/anchor.ts';
import { keyTakenIn, restoredIn } from '../../core/proof/on-record.ts';
import { isLost, type Restored } from '../../core/proof/witness.ts';
import { incidentStream } from '../incidents.ts';
import type { Registry } from '../ports/registry.ts';
import { noteRead } from '../reading/reads.ts';
import type { Arrival, Ship } from '../ship.ts';
import { keptUnder, lastAnchor } from './anchor-book.ts';
import type { AnchorKeeper } from './keep-anchors.ts';
import { ownStream } from './own-record.ts';

/** So long the places outside are given to take the anchor of a bundle; what they have not by then is left out. */
const placesMs = 10_000;
const lookAgainMs = 100;
const mostTries = 50;

/** Who gets the record of which incident: the order to take it out was accepted before. */
export type Exporting = {
  readonly incident: Incident['id'];
  readonly to: PersonId;
  readonly arrival: Pick<Arrival, 'via' | 'key'>;
};

/** What goes into a bundle: see src/anchors/bundle/FORMAT.md. */
export type ExportedRecord = Awaited<ReturnType<typeof exportRecord>>;

/**
 * The record of one incident with all that proves it. That it is taken out was put on record by its order, and is in it; of
 * a private one it is noted like every reading. Rejects with `RegistryUnavailable`.
 */
export async function exportRecord(
  ship: Ship,
  keeper: Pick<AnchorKeeper, 'now' | 'places'>,
  { incident, to, arrival }: Exporting,
) {
  const { state } = await ship.incidents.load(incident);
  const actor = { kind: 'person', person: to } as const;
  if (state !== undefined) await noteRead(ship, state, { actor, what: 'bundle', arrival });
  const stream = incidentStream(incident);
  const { anchor, path, events, texts } = await takenOut(ship, keeper, stream);
  await untilBrought(ship, keeper);
  const { registry } = ship;
  const own = await registry.read(ownStream);
  const kept = await anchorsSince(registry, {
    position: events[0]?.position ?? 0,
    restored: own.map(restoredIn).filter((one) => one !== undefined),
  });
  return {
    format: 1,
    registry: registry.id,
    incident,
    stream,
    events,
    texts,
    keys: own.map(keyTakenIn).filter((one) => one !== undefined),
    anchors: kept.map((one) => one.anchor),
    proof: { anchor: anchor.number, path },
    outside: kept.flatMap(({ anchor: { number }, receipts }) =>
      Object.entries(receipts).map(([place, receipt]) => ({ place, anchor: number, receipt })),
    ),
  } as const;
}

/**
 * The events up to an anchor that is made now, and their texts, before anybody is waited for. A text that was erased between
 * the two would be missing without a word: then all of it is taken once more.
 */
async function takenOut(
  { registry }: Pick<Ship, 'registry'>,
  keeper: Pick<AnchorKeeper, 'now'>,
  stream: string,
) {
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const { anchor, proof } = await keeper.now(stream);
    const reach = proof?.head.version ?? 0;
    const events = (await registry.read(stream)).filter(({ version }) => version <= reach);
    const texts = await textsOf(registry, events);
    const since = await registry.read(stream, reach);
    if (since.every(({ type }) => type !== 'TextErased'))
      return { anchor, path: proof?.path ?? [], events, texts };
  }
  throw new Error(`Texts of ${stream} are erased faster than they can be taken out`);
}

/** Places that do not answer are not waited for. */
async function untilBrought(
  { clock }: Pick<Ship, 'clock'>,
  { places }: Pick<AnchorKeeper, 'places'>,
): Promise<void> {
  const until = clock.monotonic() + placesMs;
  const isWaiting = (): boolean =>
    places().some(({ behind, trouble }) => behind > 0 && trouble === undefined);
  while (isWaiting() && clock.monotonic() < until) await clock.sleep(lookAgainMs);
}

type Kept = { readonly anchor: Anchor; readonly receipts: Readonly<Record<string, string>> };

type Since = { readonly position: number; readonly restored: readonly Restored[] };

/**
 * The anchors from the first that covers this position to the newest, with what places gave for them. Without those that a
 * restored registry let go: they tell of events that are not there.
 */
async function anchorsSince(
  registry: Pick<Registry, 'posts' | 'setting'>,
  { position, restored }: Since,
): Promise<readonly Kept[]> {
  const found: Kept[] = [];
  for (let number = await lastAnchor(registry); number > 0; number -= 1) {
    const { anchor, receipts } = await keptUnder(registry, number);
    if (anchor === undefined || isLost(anchor, { restored })) continue;
    if (anchor.position < position) break;
    found.unshift({ anchor, receipts });
  }
  return found;
}

type Texts = Readonly<Record<string, { readonly salt: string; readonly text: string } | 'erased'>>;

async function textsOf(
  registry: Pick<Registry, 'salted'>,
  events: Awaited<ReturnType<Registry['read']>>,
): Promise<Texts> {
  const there = await registry.salted(events);
  return Object.fromEntries(
    events.flatMap(({ stream, version, texts }) =>
      Object.keys(texts).map((name) => [
        `${version}/${name}`,
        there.get(`${stream}#${version}`)?.[name] ?? ('erased' as const),
      ]),
    ),
  );
}
