import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { ClientBase, Pool, PoolClient, QueryResultRow } from 'pg';
import { connectionTo } from './address.ts';
import { pg, pgDriver } from './driver.ts';
import { closed, isLost, sourceOf, translated, unconnected } from './errors.ts';
import { type Rows, rowsOf } from './rows.ts';
import { placeOf } from './url.ts';

/** One connection: the query builder over it, and statements of our own, each prepared once under its name. */
export type Link = {
  readonly client: PoolClient;
  readonly db: NodePgDatabase;
  readonly ask: <Row extends QueryResultRow>(
    name: string,
    text: string,
    values?: readonly unknown[],
  ) => Promise<Row[]>;
};

/** A connection with all statement families on it. */
export type Session = { readonly link: Link; readonly rows: Rows };

/** The pool of connections to one registry. */
export type Store = {
  readonly url: string;
  /** Where it is, for people. */
  readonly place: string;
  /**
   * Lends a connection. Work whose connection turns out to be gone is done again on another one, so it must be harmless to
   * do twice. Rejects with RegistryUnavailable when there is none, or the server refuses.
   */
  readonly use: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

/** More would wait for each other in the server; the rest waits here. */
const mostConnections = 10;

/**
 * No statement and no lock is waited for without end, and whoever falls silent in the middle of a transaction (a process
 * that was stopped) holds up nobody for long. A commit is on the disk of the server before it is told; where the server
 * asks for more than that (remote_apply), it stays so.
 */
const settings = `
  SET search_path = sternway;
  SET statement_timeout = '10s';
  SET lock_timeout = '5s';
  SET idle_in_transaction_session_timeout = '5s';
  SET client_min_messages = warning;
  SET tcp_keepalives_idle = 10;
  SET tcp_keepalives_interval = 5;
  SET tcp_keepalives_count = 3;
  SELECT set_config('synchronous_commit', CASE current_setting('synchronous_commit')
    WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false)`;

/** Makes a connection fit for the registry. */
export const settle = async (client: ClientBase): Promise<void> =>
  void (await client.query(settings));

/** A connection that was settled, with its query builder. */
const linkOn = (client: PoolClient): Link => ({
  client,
  db: pgDriver.drizzle(client),
  ask: async <Row extends QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[] = [],
  ) => (await client.query<Row>({ name, text, values: [...values] })).rows,
});

/** Opens the pool. Connects when it is first used. */
export function connect(url: string): Store {
  // Statements of one transaction are sent without waiting for each other's answers.
  const pool = new pg.Pool({ ...connectionTo(url), max: mostConnections, pipeline: true });
  // A connection that breaks is told of by what was asked over it, or by the next one that is made.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const settled = new WeakMap<PoolClient, Session>();
  let isClosed = false;

  const lend = async <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    const client = await connected(pool);
    const isNew = !settled.has(client);
    try {
      const answer = await work(settled.get(client) ?? (await prepared(client, settled)));
      client.release();
      return answer;
    } catch (error) {
      // It may be in any state: locks, an open transaction, answers that nobody waits for.
      client.release(true);
      // The pool may hold many that were cut off together; a new one that is gone as well says that the server is.
      if (isNew || isClosed || !isLost(sourceOf(error))) throw error;
      return lend(work);
    }
  };
  return {
    url,
    place: placeOf(url),
    use: async (work) => {
      if (isClosed) throw closed();
      try {
        return await lend(work);
      } catch (error) {
        throw translated(error);
      }
    },
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await end(pool);
    },
  };
}

/** The client reads the files that the address names when it makes a connection, and throws where one is not there. */
async function connected(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    return unconnected(error);
  }
}

async function prepared(
  client: PoolClient,
  settled: WeakMap<PoolClient, Session>,
): Promise<Session> {
  await settle(client);
  const link = linkOn(client);
  const session = { link, rows: rowsOf(link) };
  settled.set(client, session);
  return session;
}

const end = (pool: Pool): Promise<void> => pool.end().catch(() => undefined);
