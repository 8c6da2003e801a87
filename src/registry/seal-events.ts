import { randomBytes } from 'node:crypto';
import type { NewEvent } from '../app/ports/batch.ts';
import { type Link, saltBytes, seal, storable, textDigest } from '../core/chain.ts';
import type { Envelope } from '../core/envelope.ts';
import type { Instant } from '../core/ids.ts';
import { StoredEnvelope } from './stored.ts';

export type SealedText = { readonly name: string; readonly salt: Buffer; readonly text: string };
export type Sealed = { readonly envelope: Envelope; readonly texts: readonly SealedText[] };

/** Where the events go. `positions` are those of the events, `headOf` is the last event of a stream before them. */
export type Place = {
  readonly positionOf: (index: number) => number;
  readonly recordedAt: Instant;
  readonly headOf: (stream: string) => Link | undefined;
};

/**
 * Gives the events of a batch their versions, positions, salts and links, in order. Throws for an event that could not
 * be read back: what is stored is stored for ever.
 */
export function sealEvents(events: readonly NewEvent[], place: Place): readonly Sealed[] {
  const heads = new Map<string, Link>();
  return events.map((event, index) => {
    const before = heads.get(event.stream) ?? place.headOf(event.stream);
    const texts = Object.entries(event.texts).map(([name, text]) => salted(name, text));
    const at = { position: place.positionOf(index), recordedAt: place.recordedAt };
    const envelope = StoredEnvelope.parse(sealOne(event, texts, { ...at, before }));
    heads.set(event.stream, envelope);
    return { envelope, texts };
  });
}

function salted(name: string, text: string): SealedText {
  return { name, salt: randomBytes(saltBytes), text: storable(text) };
}

function sealOne(
  event: NewEvent,
  texts: readonly SealedText[],
  at: { position: number; recordedAt: Instant; before: Link | undefined },
): Envelope {
  const unsealed = {
    stream: event.stream,
    version: (at.before?.version ?? 0) + 1,
    position: at.position,
    type: event.type,
    schema: event.schema,
    at: event.at,
    recordedAt: at.recordedAt,
    actor: event.actor,
    via: event.via,
    correlation: event.correlation,
    mode: event.mode,
    targets: [...event.targets],
    codes: { ...event.codes },
    texts: Object.fromEntries(
      texts.map(({ name, salt, text }) => [name, textDigest(salt, Buffer.from(text))]),
    ),
  };
  return seal(unsealed, at.before?.hash ?? '');
}
