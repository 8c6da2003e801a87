import { bodyOf, type Link } from '../../core/chain.ts';
import type { Envelope } from '../../core/envelope.ts';
import type { Head } from '../../core/proof/tree.ts';
import { damaged } from '../intact.ts';
import { orm } from '../orm.ts';
import { envelopeIn, type StoredEvent } from '../stored.ts';
import type { Store } from './connect.ts';
import { events, registry } from './schema.ts';

const { and, asc, count: counted, desc, eq, gt, sql } = orm;

// Bytes, not characters: a flipped bit that breaks UTF-8 must not be repaired on the way to its hash. And one that makes
// a BLOB of the TEXT must not pass: 0xFF has no hash that was ever written.
const stored = {
  position: events.position,
  stream: events.stream,
  version: events.version,
  hash: events.hash,
  body: sql<Buffer>`iif(typeof(${events.body}) = 'text', CAST(${events.body} AS BLOB), x'FF')`.as(
    'bytes',
  ),
};

/** Events, and the note of the last one; each statement is prepared once. */
export function eventRows({ db, client }: Store) {
  const { placeholder } = sql;
  const { insert, moveHead } = writers(db);
  const head = db
    .select({ position: registry.headPosition, hash: registry.headHash })
    .from(registry)
    .prepare();
  const streamHead = db
    .select({ version: events.version, hash: events.hash })
    .from(events)
    .where(eq(events.stream, placeholder('stream')))
    .orderBy(desc(events.version))
    .limit(1)
    .prepare();
  const heads = headsStatement(client);
  const { ofStream, after, count } = readers(db);

  return {
    add(sealed: readonly Envelope[]): void {
      for (const envelope of sealed) insert.run({ ...envelope, body: bodyOf(envelope) });
      const last = sealed.at(-1);
      if (last) moveHead.run({ position: last.position, hash: last.hash });
    },
    heads: (): Head[] => heads.all(),
    head: () => head.get() ?? { position: 0, hash: '' },
    headOf: (stream: string): Link | undefined => streamHead.get({ stream }),
    /** How many events a stream has, by the index alone. */
    countOf: (stream: string): number => count.get({ stream })?.events ?? 0,
    ofStream: (stream: string, version: number, limit: number): StoredEvent[] =>
      ofStream.all({ stream, version, limit }),
    after: (position: number, limit: number): StoredEvent[] => after.all({ position, limit }),
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

function readers(db: Store['db']) {
  const { placeholder } = sql;
  return {
    count: db
      .select({ events: counted() })
      .from(events)
      .where(eq(events.stream, placeholder('stream')))
      .prepare(),
    ofStream: db
      .select(stored)
      .from(events)
      .where(
        and(eq(events.stream, placeholder('stream')), gt(events.version, placeholder('version'))),
      )
      .orderBy(asc(events.version))
      .limit(placeholder('limit'))
      .prepare(),
    after: db
      .select(stored)
      .from(events)
      .where(gt(events.position, placeholder('position')))
      .orderBy(asc(events.position))
      .limit(placeholder('limit'))
      .prepare(),
  };
}

/** The envelopes in these rows. Throws when one is damaged: no decision may rest on it. */
export function envelopesIn(rows: readonly StoredEvent[]): readonly Envelope[] {
  return rows.map((row) => {
    const read = envelopeIn(row);
    if (read.ok) return read.value;
    throw damaged(
      `The event at position ${row.position} (${row.stream}) is damaged: ${read.error}.`,
    );
  });
}
