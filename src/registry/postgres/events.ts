import { bodyOf, type Link as ChainLink } from '../../core/chain.ts';
import type { Envelope } from '../../core/envelope.ts';
import { Instant } from '../../core/ids.ts';
import type { Head } from '../../core/proof/tree.ts';
import { intact } from '../intact.ts';
import type { StoredEvent } from '../stored.ts';
import type { Link } from './connect.ts';

const columns = 'position, stream, version, hash, body';

/** A stream as it is noted, and how many events it has. */
export type Noted = { readonly events: number; readonly head: ChainLink | undefined };

/** Positions after the first and up to the second. */
type Bounds = { readonly after: number; readonly upTo: number; readonly limit: number };

export type StreamEnd = Head & {
  readonly began: number;
  readonly position: number;
  readonly hasEntry: boolean;
};

/** Events, and the note of each stream's end. */
export function eventRows(link: Link) {
  return { ...readers(link), ...writers(link), ...ends(link), ...horizons(link), ...notes(link) };
}

function readers({ ask }: Link) {
  return {
    ofStream: (stream: string, version: number, limit: number) =>
      ask<StoredEvent>(
        'events_of_stream',
        `SELECT ${columns} FROM events WHERE stream = $1 AND version > $2 ORDER BY version LIMIT $3`,
        [stream, version, limit],
      ),
    /** Events of other processes, up to the horizon. */
    others: (own: readonly number[], page: Bounds) =>
      ask<StoredEvent>(
        'events_others',
        `SELECT ${columns} FROM events WHERE position > $1 AND position <= $2
          AND position <> ALL($4::bigint[]) ORDER BY position LIMIT $3`,
        [page.after, page.upTo, page.limit, own],
      ),
    /** Up to the horizon, and what stands where no position was ever given: only damage stands there. */
    after: (position: number, limit: number, horizon: number) =>
      ask<StoredEvent>(
        'events_after',
        `SELECT ${columns} FROM events WHERE position > $1
          AND (position <= $3 OR position > (SELECT last_value FROM events_position_seq))
          ORDER BY position LIMIT $2`,
        [position, limit, horizon],
      ),
    at: async (position: number): Promise<ChainLink | undefined> =>
      (
        await ask<ChainLink>('event_at', 'SELECT version, hash FROM events WHERE position = $1', [
          position,
        ])
      )[0],
  };
}

function writers({ ask }: Link) {
  return {
    /** The events of one append, and the note of where their streams end now. */
    add: (sealed: readonly Envelope[]): readonly Promise<unknown>[] => [
      ask(
        'events_add',
        `INSERT INTO events (${columns}) SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::text[])`,
        [
          sealed.map(({ position }) => position),
          sealed.map(({ stream }) => stream),
          sealed.map(({ version }) => version),
          sealed.map(({ hash }) => hash),
          sealed.map(bodyOf),
        ],
      ),
      ask(
        'streams_note',
        `INSERT INTO streams AS s (stream, began, position, version, hash)
          SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[])
          ON CONFLICT (stream) DO UPDATE
          SET position = excluded.position, version = excluded.version, hash = excluded.hash`,
        notesOf(sealed),
      ),
    ],
  };
}

/** Where each stream of these begins and ends; what it began with counts only where it is new. */
function notesOf(sealed: readonly Envelope[]): readonly unknown[] {
  const streams = [...Map.groupBy(sealed, ({ stream }) => stream)].map(([stream, events]) => ({
    stream,
    began: events[0]?.position ?? 0,
    last: events.at(-1),
  }));
  return [
    streams.map(({ stream }) => stream),
    streams.map(({ began }) => began),
    streams.map(({ last }) => last?.position ?? 0),
    streams.map(({ last }) => last?.version ?? 0),
    streams.map(({ last }) => last?.hash ?? ''),
  ];
}

function ends({ ask }: Link) {
  const endsOf = async (streams: readonly string[]): Promise<ReadonlyMap<string, StreamEnd>> => {
    const found = await ask<StreamEnd>(
      'streams_of',
      `SELECT s.stream, s.version, s.hash, s.began, s.position, n.position IS NOT NULL AS "hasEntry"
        FROM streams s LEFT JOIN entries n ON n.position = s.began
        WHERE s.stream = ANY($1::text[])`,
      [streams],
    );
    return new Map(found.map((end) => [end.stream, end]));
  };
  return {
    /** Ends of those of these streams that exist, where they began, and whether an entry stands there. */
    endsOf,
    /** Takes so many positions, and says the time and how these streams end; nobody may append to them meanwhile. */
    place: async (wanted: number, streams: readonly string[]) => {
      const [taken, ends] = await Promise.all([
        ask<{ at: string; positions: readonly string[] | null }>(
          'take_positions',
          'SELECT at, positions FROM take_positions($1)',
          [wanted],
        ),
        endsOf(streams),
      ]);
      return {
        at: intact(Instant, taken[0]?.at),
        positions: (taken[0]?.positions ?? []).map(Number),
        ends,
      };
    },
  };
}

function horizons({ ask }: Link) {
  /** The newest event up to this position. */
  const lastUpTo = async (
    position: number,
  ): Promise<{ readonly position: number; readonly hash: string }> => {
    const [last] = await ask<{ position: number; hash: string }>(
      'events_last',
      'SELECT position, hash FROM events WHERE position <= $1 ORDER BY position DESC LIMIT 1',
      [position],
    );
    return last ?? { position: 0, hash: '' };
  };
  return {
    /** The last position before which nothing can come any more. To be asked before what it bounds is read. */
    horizon: async (): Promise<number> =>
      (await ask<{ horizon: number }>('horizon', 'SELECT horizon() AS horizon'))[0]?.horizon ?? 0,
    lastUpTo,
    /** Of all, also where something before it may still come. */
    newest: () => lastUpTo(Number.MAX_SAFE_INTEGER),
    /** The ends of all streams as of this position, in the order in which they began. */
    headsUpTo: (position: number) =>
      ask<Head>(
        'streams_up_to',
        `SELECT s.stream, e.version, e.hash FROM streams s
          CROSS JOIN LATERAL (
            SELECT s.version, s.hash WHERE s.position <= $1
            UNION ALL
            (SELECT version, hash FROM events WHERE s.position > $1 AND stream = s.stream
              AND position <= $1 ORDER BY version DESC LIMIT 1)
          ) e WHERE s.began <= $1 ORDER BY s.began`,
        [position],
      ),
  };
}

/** What verifying asks of the notes. */
function notes({ ask }: Link) {
  return {
    /** Streams that began at this position or before it, by name. */
    beganUpTo: async (position: number): Promise<readonly string[]> =>
      (
        await ask<{ stream: string }>(
          'streams_began',
          'SELECT stream FROM streams WHERE began <= $1 ORDER BY stream',
          [position],
        )
      ).map(({ stream }) => stream),
    /** How many events these streams have, and their ends as they are noted; as of one moment. */
    noted: async (streams: readonly string[]): Promise<ReadonlyMap<string, Noted>> => {
      const found = await ask<Head & { readonly events: number }>(
        'streams_counted',
        `SELECT n.stream, s.version, s.hash,
            (SELECT count(*) FROM events e WHERE e.stream = n.stream) AS events
          FROM unnest($1::text[]) AS n (stream) JOIN streams s ON s.stream = n.stream`,
        [streams],
      );
      return new Map(
        found.map(({ stream, events, version, hash }) => [
          stream,
          { events, head: { version, hash } },
        ]),
      );
    },
  };
}
