import type { PersonId } from '../core/ids.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { Anchor } from '../core/proof/anchor.ts';
import { keptUnder } from './anchor-book.ts';
import { incidentStream } from './incidents.ts';
import type { AnchorKeeper } from './keep-anchors.ts';
import { ownStream } from './own-record.ts';
import type { Registry } from './ports/registry.ts';
import { noteRead } from './reads.ts';
import type { Arrival, Ship } from './ship.ts';

/** So long the places outside are given to take the anchor of a bundle; what they have not by then is left out. */
const placesMs = 10_000;
const lookAgainMs = 100;

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
  const { anchor, proof } = await keeper.now(stream);
  await untilBrought(ship, keeper);
  const { registry } = ship;
  const reach = proof?.head.version ?? 0;
  const events = (await registry.read(stream)).filter(({ version }) => version <= reach);
  const [first] = events;
  const kept = await anchorsFrom(registry, anchor, first?.position ?? 0);
  return {
    format: 1,
    registry: registry.id,
    incident,
    stream,
    events,
    texts: await textsOf(registry, events),
    keys: await keysOf(registry),
    anchors: kept.map((one) => one.anchor),
    proof: { anchor: anchor.number, path: proof?.path ?? [] },
    outside: kept.flatMap(({ anchor: { number }, receipts }) =>
      Object.entries(receipts).map(([place, receipt]) => ({ place, anchor: number, receipt })),
    ),
  } as const;
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

/** The anchors from the first that covers this position to the last one, with what places gave for them. */
async function anchorsFrom(
  registry: Pick<Registry, 'posts'>,
  last: Anchor,
  position: number,
): Promise<readonly Kept[]> {
  const found: Kept[] = [];
  for (let { number } = last; number > 0; number -= 1) {
    const { anchor, receipts } = await keptUnder(registry, number);
    if (anchor === undefined) continue;
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

const keysOf = async (registry: Pick<Registry, 'read'>) =>
  (await registry.read(ownStream))
    .filter(({ type }) => type === 'SigningKeyTaken')
    .map(({ position, codes }) => ({ position, ...codes }));
