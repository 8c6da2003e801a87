import { chainProblem, type Link } from '../../core/chain.ts';
import type { Envelope } from '../../core/envelope.ts';
import type { Anchor } from '../../core/proof/anchor.ts';
import { incidentStream } from '../incidents.ts';
import type { Ship } from '../ship.ts';
import { keptUnder, lastAnchor } from './anchor-book.ts';

/** What can be shown of an incident's record just now. */
export type StreamProof = {
  readonly stream: string;
  readonly events: number;
  /** The last event: what the next one has to join. */
  readonly head: Pick<Envelope, 'version' | 'position' | 'hash' | 'recordedAt'> | undefined;
  /** The first event that does not join the one before it; undefined when all do. */
  readonly problem: { readonly version: number; readonly what: string } | undefined;
  /** The newest anchor of the registry, and the places that have it. */
  readonly anchor: { readonly anchor: Anchor; readonly places: readonly string[] } | undefined;
};

/** Walks the chain of one incident now, every hash computed anew. */
export async function streamProof(
  { registry }: Pick<Ship, 'registry'>,
  incident: string,
): Promise<StreamProof> {
  const stream = incidentStream(incident);
  const envelopes = await registry.read(stream);
  const kept = await keptUnder(registry, await lastAnchor(registry));
  return {
    stream,
    events: envelopes.length,
    head: envelopes.at(-1),
    problem: firstProblem(envelopes),
    anchor: kept.anchor && { anchor: kept.anchor, places: Object.keys(kept.receipts) },
  };
}

/** Walks a chain: the first event that does not join the one before it; undefined when all do. */
export function firstProblem(envelopes: readonly Envelope[]): StreamProof['problem'] {
  let before: Link | undefined;
  for (const envelope of envelopes) {
    const what = chainProblem(envelope, before);
    if (what !== undefined) return { version: envelope.version, what };
    before = envelope;
  }
  return undefined;
}
