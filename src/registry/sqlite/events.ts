import { bodyOf, type Link } from '../../core/chain.ts';
import type { Envelope } from '../../core/envelope.ts';
import type { Head } from '../../core/proof/tree.ts';
import { orm } from '../orm.ts';
import type { StoredEvent } from '../stored.ts';
import type { Store } from './connect.ts';
import { events, registry } from './schema.ts';

const { count: counted, desc, eq, sql } = orm;

/** A row as SQLite gives it. A flipped bit can make a BLOB of a TEXT. */
type Row = Omit<StoredEvent, 'body'> & { readonly body: string | Uint8Array };

const columns = 'position, stream, version, hash, body';

/** Events, and the note of the last one; each statement is prepared once. */
export function eventRows({ db, client }: Store) {
  const { placeholder } = sql;
  const { insert, moveHead } = writers(db);
  const head = db
    .select({ position: registry.headPosition, hash: registry.headHash })
    .from(registry)
    .prepare();
  const streamHead = db
    .select({ version: events.version, hash: events.hash, position: events.position })
    .from(events)
    .where(eq(events.stream, placeholder('stream')))
    .orderBy(desc(events.version))
    .limit(1)
    .prepare();
  const heads = headsStatement(client);
  const count = countStatement(db);
  const { ofStream, after } = readers(client);

  return {
    add(sealed: readonly Envelope[]): void {
      for (const envelope of sealed) insert.run({ ...envelope, body: bodyOf(envelope) });
      const last = sealed.at(-1);
      if (last) moveHead.run({ position: last.position, hash: last.hash });
    },
    heads: (): Head[] => heads.all(),
    head: () => head.get() ?? { position: 0, hash: '' },
    headOf: (stream: string): Link | undefined => streamHead.get({ stream }),
    /** Of the newest event of a stream; 0 where it has none. */
    positionOf: (stream: string): number => streamHead.get({ stream })?.position ?? 0,
    /** How many events a stream has, by the index alone, and the last one. */
    endOf: (stream: string) => ({
      events: count.get({ stream })?.events ?? 0,
      head: streamHead.get({ stream }),
    }),
    ofStream,
    after,
  };
}

/** From name to name by the index: grouping would walk through every event. */
const headsStatement = (client: Store['client']) =>
  client.prepare<[], Head>(`
    WITH RECURSIVE names (stream) AS (
      SELECT min(stream) FROM events
      UNION ALL
      SELECT (SELECT min(stream) FROM events WHERE stream > names.stream)
      FROM names WHERE names.stream IS NOT NULL
    )
    SELECT e.stream, e.version, e.hash FROM names JOIN events e ON e.stream = names.stream
      AND e.version = (SELECT max(version) FROM events WHERE stream = names.stream)
    ORDER BY (SELECT position FROM events WHERE stream = names.stream AND version = 1)`);

function writers(db: Store['db']) {
  const { placeholder } = sql;
  return {
    insert: db
      .insert(events)
      .values({
        position: placeholder('position'),
        stream: placeholder('stream'),
        version: placeholder('version'),
        hash: placeholder('hash'),
        body: placeholder('body'),
      })
      .prepare(),
    moveHead: db
      .update(registry)
      .set({ headPosition: sql`${placeholder('position')}`, headHash: sql`${placeholder('hash')}` })
      .prepare(),
  };
}

const countStatement = (db: Store['db']) =>
  db
    .select({ events: counted() })
    .from(events)
    .where(eq(events.stream, sql.placeholder('stream')))
    .prepare();

/** Everything that is read goes through these two, so nothing stands between them and SQLite. */
function readers(client: Store['client']) {
  const ofStream = client.prepare<[string, number, number], Row>(
    `SELECT ${columns} FROM events WHERE stream = ? AND version > ? ORDER BY version LIMIT ?`,
  );
  const after = client.prepare<[number, number], Row>(
    `SELECT ${columns} FROM events WHERE position > ? ORDER BY position LIMIT ?`,
  );
  const bytes = client
    .prepare<[number], Buffer>('SELECT CAST(body AS BLOB) FROM events WHERE position = ?')
    .pluck();
  const stored = (row: Row): StoredEvent => ({ ...row, body: asWritten(row, bytes) });
  return {
    ofStream: (stream: string, version: number, limit: number): StoredEvent[] =>
      ofStream.all(stream, version, limit).map(stored),
    after: (position: number, limit: number): StoredEvent[] =>
      after.all(position, limit).map(stored),
  };
}

const replacement = '\u{fffd}';

/**
 * The text of a body, or one that has no hash that was ever written. Bytes that are no UTF-8 must not be repaired on the
 * way to their hash: they are read as U+FFFD, so a text without that says exactly what the bytes say.
 */
function asWritten(
  { position, body }: Row,
  bytes: { readonly get: (position: number) => Buffer | undefined },
): string {
  if (typeof body !== 'string') return '';
  const isExact =
    !body.includes(replacement) || bytes.get(position)?.equals(Buffer.from(body)) === true;
  return isExact ? body : '';
}
