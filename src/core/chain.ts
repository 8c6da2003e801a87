import { canonical } from '../lib/canonical.ts';
import { sha256 } from '../lib/hash.ts';
import type { Envelope } from './envelope.ts';

/** What the next event of a stream must join: the version and the hash of the one before it. */
export type Link = { readonly version: number; readonly hash: string };

export type Unsealed = Omit<Envelope, 'previous' | 'hash'>;

/** The text that is hashed, and that engines store: the canonical form (RFC 8785) of the envelope without `hash`. */
export function bodyOf(envelope: Omit<Envelope, 'hash'>): string {
  return canonical({ ...envelope, hash: undefined });
}

/** Joins an event to its stream. `previous` is the hash of the event before it there, '' for the first. */
export function seal(unsealed: Unsealed, previous: string): Envelope {
  const linked = { ...unsealed, previous };
  return { ...linked, hash: sha256(bodyOf(linked)) };
}

/** Why this envelope does not follow `before` in its stream (`undefined` for the first), or nothing when it does. */
export function chainProblem(envelope: Envelope, before: Link | undefined): string | undefined {
  return sha256(bodyOf(envelope)) === envelope.hash
    ? linkProblem(envelope, before)
    : 'its content does not match its hash';
}

/** The same of an event whose content was held against its hash already. */
export function linkProblem(
  { version, previous }: Pick<Envelope, 'version' | 'previous'>,
  before: Link | undefined,
): string | undefined {
  const next = (before?.version ?? 0) + 1;
  if (version !== next) return `it is version ${version} of its stream where ${next} belongs`;
  return previous === (before?.hash ?? '')
    ? undefined
    : 'it does not continue the event before it in its stream';
}

/** So long is every salt: the digest is over salt and text as one, so in a longer one the beginning of the text could hide. */
export const saltBytes = 16;

/** The digest that an envelope keeps of a text: SHA-256 over the salt and the text in UTF-8. Throws for a salt of another length. */
export function textDigest(salt: Uint8Array, text: Uint8Array): string {
  if (salt.length === saltBytes) return sha256(Buffer.concat([salt, text]));
  throw new RangeError(`A salt of ${salt.length} bytes, where every salt has ${saltBytes}`);
}

/** Whether this is the text of which an envelope keeps the digest. */
export const isTextOf = (
  digest: string,
  { salt, text }: { readonly salt: Uint8Array; readonly text: Uint8Array },
): boolean => salt.length === saltBytes && textDigest(salt, text) === digest;

/** A text as every engine can keep it: half characters become U+FFFD, and so does NUL, which PostgreSQL refuses. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');
