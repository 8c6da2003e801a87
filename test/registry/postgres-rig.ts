import { readFile } from 'node:fs/promises';
import { Client, DatabaseError } from 'pg';
import { expect } from 'vitest';
import type { Registry } from '../../src/app/ports/registry.ts';
import { migrationsOf } from '../../src/registry/migrations.ts';
import { connect } from '../../src/registry/postgres/connect.ts';
import { migrate } from '../../src/registry/postgres/migrate.ts';
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { giveRights } from '../../src/registry/postgres/rights.ts';
import type { PrivatePostgres } from '../support/postgres.ts';
import type { Harm, Rig } from './contract.ts';
import { at, handClock } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

/** The role of the program: the contract holds with what it is given, and no more. */
const worker = 'worker';

/** A database that was migrated and that nobody uses: new ones are copies of it. */
const migrated = new WeakMap<PrivatePostgres, Promise<string>>();

/** The name of a new, migrated database. */
export async function newDatabase(server: PrivatePostgres): Promise<string> {
  const template = migrated.get(server) ?? makeTemplate(server);
  migrated.set(server, template);
  return server.create(await template);
}

async function makeTemplate(server: PrivatePostgres): Promise<string> {
  const name = await server.create();
  const store = connect(server.url(name));
  await migrate(store, migrationsOf('postgres'), at(0));
  await server.sql(`CREATE ROLE ${worker} LOGIN`);
  await store.use((session) => giveRights(session, worker));
  await store.close();
  return name;
}

/** A registry on PostgreSQL in a database of its own. */
export async function postgresRig(
  server: PrivatePostgres,
): Promise<Rig & { readonly url: string; readonly database: string }> {
  const folder = await ownFolder();
  const database = await newDatabase(server);
  const url = server.url(database, worker);
  const clock = handClock();
  let open: Registry | undefined;
  const close = async () => {
    await open?.[Symbol.asyncDispose]();
    open = undefined;
  };
  return {
    url,
    database,
    clock,
    recordedAt: () => expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u),
    reopen: async () => {
      await close();
      open = await openPostgresRegistry({ url, clock, folder: folder.path });
      return open;
    },
    damage: async (harm) => {
      await close();
      return damaged(server.url(database), harm);
    },
    erasureLog: async () =>
      (await readFile(`${folder.path}/erasures.jsonl`, 'utf8')).trim().split('\n'),
    [Symbol.asyncDispose]: async () => {
      await close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Breaks what a unique key, a foreign key or the encoding of the database forbids: it cannot be in that form. */
const impossible = new Set(['23505', '23503', '22021', '22P05', '22003']);

/** A session without the guards of ours: no triggers, no foreign keys. Only a superuser can do that. */
async function damaged(url: string, harm: Harm): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET search_path = sternway; SET session_replication_role = 'replica'");
    await damage(client, harm);
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && impossible.has(error.code ?? '')) return false;
    throw error;
  } finally {
    await client.end();
  }
}

async function damage(client: Client, harm: Harm): Promise<void> {
  const { rows: all } = await client.query<{ ctid: string }>(
    `SELECT ctid::text FROM ${harm.table} ORDER BY position LIMIT 1 OFFSET $1`,
    [harm.row],
  );
  const ctid = all[0]?.ctid;
  if (ctid === undefined) throw new Error(`no row ${harm.row} in ${harm.table}`);
  if (harm.do === 'remove') {
    await client.query(`DELETE FROM ${harm.table} WHERE ctid = $1::tid`, [ctid]);
    return;
  }
  const { flip: column, bit } = harm.do;
  await client.query(
    `UPDATE ${harm.table} SET ${column} = ${flipped(column)} WHERE ctid = $1::tid`,
    [ctid, bit],
  );
}

/** One bit of the column the other way, as an expression over the column and the number of the bit ($2). */
function flipped(column: string): string {
  if (['position', 'version'].includes(column))
    return `(${column} # (1::bigint << (($2::int % 64))))`;
  const bytes = column === 'salt' ? column : `convert_to(${column}, 'UTF8')`;
  const place = `($2::int % (8 * length(${bytes})))`;
  const other = `set_bit(${bytes}, ${place}, 1 - get_bit(${bytes}, ${place}))`;
  return column === 'salt' ? other : `convert_from(${other}, 'UTF8')`;
}
