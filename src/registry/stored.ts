import { z } from 'zod';
import { Envelope } from '../core/envelope.ts';
import { sha256 } from '../lib/hash.ts';
import { err, ok, type Result } from '../lib/result.ts';

/**
 * An event as an engine keeps it. `body` is the text that `hash` is made of, to the byte; the other columns repeat parts
 * of it.
 */
export type StoredEvent = {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly hash: string;
  readonly body: string;
};

/** A text as an engine keeps it, under the position of its event. */
export type StoredText = {
  readonly position: number;
  readonly name: string;
  readonly salt: Uint8Array;
  readonly text: Uint8Array;
};

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Envelope without the walk through `codes`: they come out of JSON.parse, so they are JSON, and plans in them are large. */
export const StoredEnvelope = Envelope.extend({
  codes: z.custom<Envelope['codes']>(isObject),
});

/** The envelope in a row, or which of the row's parts is not what was written. Reads nothing that fails its hash. */
export function envelopeIn(row: StoredEvent): Result<Envelope, string> {
  if (sha256(row.body) !== row.hash) return err('its content does not match its hash');
  const envelope = StoredEnvelope.safeParse({ ...parsed(row.body), hash: row.hash });
  if (!envelope.success) return err('its content is not an event that this program knows');
  const odd = (['position', 'stream', 'version'] as const).find(
    (column) => envelope.data[column] !== row[column],
  );
  return odd ? err(`its ${odd} is not the one that it was sealed with`) : ok(envelope.data);
}

function parsed(body: string): object {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
