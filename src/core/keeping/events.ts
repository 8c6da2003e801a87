import { z } from 'zod';
import { Because } from '../because.ts';
import { IncidentId, Instant, PersonId } from '../ids.ts';
import { stored } from '../stored.ts';

/**
 * Texts of this stream or a person were erased from beside the chain. The chain stays whole. Texts: `why`, where a person
 * ordered it.
 */
const TextErased = stored('TextErased', {
  /** `incident/INC-1#7/title` or `person/p_…` */
  what: z.string(),
  /** What went with it, written like `what`: one event for all that was over at once. */
  also: z.array(z.string()).optional(),
  /** A code (`ErasureBasis`); in the first ones words. */
  basis: z.string(),
  by: z.string(),
  /** When it went the first time: it had come back with a backup. */
  again: Instant.optional(),
});
/** The rules in force changed. Texts: `content`. */
const ConfigurationChanged = stored('ConfigurationChanged', { digest: z.string() });

/**
 * From here on this key signs the anchors of the registry. `before`: the key that did until then, and its signature of the
 * handover; null for the first key, and where the old one was lost.
 */
const SigningKeyTaken = stored('SigningKeyTaken', {
  /** SHA-256 of the public key. */
  key: z.string(),
  /** SubjectPublicKeyInfo in hexadecimal digits. */
  publicKey: z.string(),
  before: z.strictObject({ key: z.string(), signature: z.string() }).nullable(),
});
/**
 * Somebody let the registry go on although an anchor knows of events that it does not have: a backup was put in its place.
 * Texts: `why`.
 */
const RegistryRestored = stored('RegistryRestored', {
  by: PersonId,
  /** The last anchor before, and how far the registry reached then. */
  last: z.strictObject({ number: z.int(), position: z.int(), digest: z.string() }),
  /** How far the registry reaches now. */
  position: z.int(),
});

/** The record of this incident was taken out, with all that was written in it. The first ones say no more than to whom. */
const RecordExported = stored('RecordExported', {
  what: z.enum(['bundle']),
  to: PersonId,
  /** As a file in their own messages in Slack, or over HTTP. */
  how: z.enum(['message', 'download']).optional(),
  incident: IncidentId.optional(),
  because: Because.optional(),
});

export const keepingEvents = [
  TextErased,
  ConfigurationChanged,
  SigningKeyTaken,
  RegistryRestored,
  RecordExported,
] as const;
