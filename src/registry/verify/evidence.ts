import type { Erasure } from '../../app/ports/erasure.ts';
import type { Link } from '../../core/chain.ts';
import type { StoredEvent, StoredText } from '../stored.ts';
import type { AnchorsKept } from './anchors-kept.ts';

/** What an engine gives to be verified. All reads may run beside appends. */
export type Evidence = {
  /** Rows after this position, by position. */
  readonly events: (after: number, limit: number) => Promise<readonly StoredEvent[]>;
  /** Texts of positions after the first and up to the second, by position. */
  readonly texts: (after: number, upTo: number) => Promise<readonly StoredText[]>;
  /** The last event, by the engine's own note of it. */
  readonly head: () => Promise<{ readonly position: number; readonly hash: string }>;
  /** Streams that began at this position or before it, as the engine knows them apart from their events; by name. */
  readonly streams: (upTo: number) => Promise<readonly string[]>;
  /** Streams as they are found by their names: how many events, and the last one. Of one moment; those that are not there are missing. */
  readonly ends: (names: readonly string[]) => Promise<ReadonlyMap<string, StreamEnd>>;
  readonly anchors: AnchorsKept;
  readonly holds: (what: Erasure['what']) => Promise<boolean>;
  /** Whether every position is used: true for SQLite, false where a sequence may skip one. */
  readonly gapless: boolean;
};

/** How many events a stream has, and its last one. */
export type StreamEnd = { readonly events: number; readonly head: Link | undefined };

/** So much is read at once. */
export const pageSize = 500;
