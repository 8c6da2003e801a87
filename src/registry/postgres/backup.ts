import type { Client } from 'pg';
import type { Header } from '../../app/backup/format.ts';
import { Instant } from '../../core/ids.ts';
import { keptTables, rowsAtOnce } from '../backup/tables.ts';
import { backupOf, type Part } from '../backup/write.ts';
import { intact } from '../intact.ts';
import { connectionTo } from './address.ts';
import { type Store, settle } from './connect.ts';
import { pg } from './driver.ts';
import { translated, unconnected } from './errors.ts';
import { appliedIn } from './migrate.ts';
import { tablesIn } from './tables.ts';

/** One snapshot for all that is read, for as long as whoever takes it needs: a slow disk there is no reason to end it. */
const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
  SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0`;

/** All that is kept, as of one moment, over a connection of its own: the bot goes on meanwhile, also in other processes. */
export async function* backup(store: Store, registry: string): AsyncGenerator<string> {
  const client = new pg.Client(connectionTo(store.url));
  // It is told of by what was asked over it.
  client.on('error', () => undefined);
  try {
    await client.connect().catch(unconnected);
    await settle(client);
    await client.query(begin);
    yield* backupOf(await headerOf(store, client, registry), partsOf(client));
  } catch (error) {
    throw translated(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function headerOf(store: Store, client: Client, registry: string): Promise<Header> {
  const { rows } = await client.query<{ at: string; position: number }>(
    'SELECT from_now(0) AS at, coalesce(max(position), 0) AS position FROM events',
  );
  const seen = await store.use((session) => appliedIn(session, store.place));
  return {
    sternway: 'registry',
    format: 1,
    engine: 'postgres',
    registry,
    at: intact(Instant, rows[0]?.at),
    position: rows[0]?.position ?? 0,
    migrations: seen.map(({ number, name, checksum }) => ({ number, name, checksum })),
  };
}

async function* partsOf(client: Client): AsyncGenerator<Part> {
  const tables = await tablesIn(client);
  for (const table of keptTables) {
    const columns = [...(tables.get(table)?.keys() ?? [])];
    yield { table, columns };
    const wanted = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
    await client.query(`DECLARE kept NO SCROLL CURSOR FOR SELECT ${wanted} FROM ${table}`);
    for (let isLast = false; !isLast; ) {
      const { rows } = await client.query<unknown[]>({
        text: `FETCH ${rowsAtOnce} FROM kept`,
        rowMode: 'array',
      });
      yield { rows };
      isLast = rows.length < rowsAtOnce;
    }
    await client.query('CLOSE kept');
  }
}
