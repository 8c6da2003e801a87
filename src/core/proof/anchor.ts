import { z } from 'zod';
import { canonical } from '../../lib/canonical.ts';
import { isSigned, keyIdOf, type SigningKey } from '../../lib/ed25519.ts';
import { digestOf } from '../../lib/hash.ts';
import { Instant } from '../ids.ts';
import type { HeadTree } from './tree.ts';

const Digest = z.string().regex(/^[0-9a-f]{64}$/u);

/**
 * One moment of the whole registry, signed. Whoever holds one can tell later whether anything up to its position was
 * changed, added or taken away. It holds digests and times alone.
 */
export const Anchor = z.strictObject({
  format: z.literal(1),
  /** The random name of the registry. */
  registry: z.string(),
  /** Counts the anchors of this registry, from 1. */
  number: z.int().positive(),
  /** The last event that it covers, and the hash of that event. */
  position: z.int().nonnegative(),
  head: z.string(),
  /** Over the heads of all streams as of that position, and how many these are. */
  root: Digest,
  streams: z.int().nonnegative(),
  /** By the clock of this machine. */
  at: Instant,
  /** How far that clock was from the one of an outside place, and by which; null until one has said a time. */
  clock: z.strictObject({ offsetMs: z.int(), by: z.string() }).nullable(),
  /** Digest of the anchor before it, '' for the first. */
  previous: z.union([Digest, z.literal('')]),
  /** The SHA-256 of the public key. */
  key: Digest,
  /** Ed25519 over the canonical form (RFC 8785) of all the rest. */
  signature: z.string().regex(/^[0-9a-f]{128}$/u),
});
export type Anchor = z.infer<typeof Anchor>;

/** The anchor that is written here; undefined for anything else. */
export function anchorIn(text: string): Anchor | undefined {
  try {
    return Anchor.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What an anchor says of the registry. */
export type Seen = Pick<Anchor, 'registry' | 'position' | 'head' | 'at' | 'clock'> & {
  readonly tree: Pick<HeadTree, 'root' | 'size'>;
};

/** The identity of an anchor: SHA-256 of its canonical form, signature and all. This is what places keep. */
export const anchorDigest = (anchor: Anchor): string => digestOf(anchor);

/** The anchor after `before`, signed. */
export function makeAnchor(seen: Seen, before: Anchor | undefined, key: SigningKey): Anchor {
  const { registry, position, head, at, clock, tree } = seen;
  const said = {
    format: 1 as const,
    registry,
    position,
    head,
    at,
    clock,
    previous: before === undefined ? '' : anchorDigest(before),
    number: (before?.number ?? 0) + 1,
    root: tree.root(),
    streams: tree.size(),
    key: key.id,
  };
  return { ...said, signature: key.sign(canonical(said)) };
}

/** Whether the owner of this public key (SPKI, hexadecimal) signed the anchor as it is. */
export function isSignedBy({ signature, ...said }: Anchor, publicKey: string): boolean {
  return keyIdOf(publicKey) === said.key && isSigned(canonical(said), signature, publicKey);
}

/** What the old key signs to hand over to a new one. */
export const handover = (registry: string, key: Pick<SigningKey, 'id' | 'publicKey'>): string =>
  canonical({ registry, key: key.id, publicKey: key.publicKey, says: 'signs from now on' });
