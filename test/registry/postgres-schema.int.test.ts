import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrationsOf } from '../../src/registry/migrations.ts';
import { connect as connectPostgres, type Store } from '../../src/registry/postgres/connect.ts';
import { migrate as migratePostgres } from '../../src/registry/postgres/migrate.ts';
import * as schema from '../../src/registry/postgres/schema.ts';
import { connect as connectSqlite } from '../../src/registry/sqlite/connect.ts';
import { migrate as migrateSqlite } from '../../src/registry/sqlite/migrate.ts';
import { havePostgres, type PrivatePostgres, startPostgres } from '../support/postgres.ts';
import { at } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

type Table = {
  /** `name kind`, with `NOT NULL`, by name. */
  readonly columns: readonly string[];
  /** Columns that are unique together. */
  readonly keys: readonly string[];
};
type Tables = Readonly<Record<string, Table>>;

/** What the same kind of value is called by each engine. */
const kinds: Readonly<Record<string, string>> = {
  INTEGER: 'whole',
  TEXT: 'text',
  BLOB: 'bytes',
  bigint: 'whole',
  text: 'text',
  bytea: 'bytes',
};

const inOrder = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();

async function tablesOfSqlite(): Promise<Tables> {
  await using folder = await ownFolder();
  const store = connectSqlite(`${folder.path}/registry.db`);
  migrateSqlite(store, migrationsOf('sqlite'), at(0));
  const { client } = store;
  const names = client
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .pluck()
    .all();
  const tables = names.map((table) => {
    const columns = client
      .prepare<[string], { name: string; type: string; notnull: number; pk: number }>(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?)',
      )
      .all(table);
    const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
    const others = client
      .prepare<[string], string>(
        `SELECT (SELECT group_concat(name) FROM pragma_index_info(l.name))
          FROM pragma_index_list(?) l WHERE "unique" = 1 AND partial = 0`,
      )
      .pluck()
      .all(table);
    return [
      table,
      {
        columns: inOrder(
          columns.map(
            ({ name, type, notnull, pk }) =>
              `${name} ${kinds[type]}${notnull || pk ? ' NOT NULL' : ''}`,
          ),
        ),
        keys: inOrder([key.join(','), ...others]),
      },
    ] as const;
  });
  client.close();
  return Object.fromEntries(tables);
}

async function tablesOfPostgres(client: Client): Promise<Tables> {
  const { rows: columns } = await client.query<{ table: string; said: string }>(
    `SELECT table_name AS table, column_name || ' ' || data_type
        || CASE is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END AS said
      FROM information_schema.columns WHERE table_schema = 'sternway'`,
  );
  const { rows: keys } = await client.query<{ table: string; key: string }>(
    `SELECT i.indrelid::regclass::text AS table,
        (SELECT string_agg(a.attname, ',' ORDER BY k.nth) FROM unnest(i.indkey) WITH ORDINALITY k (num, nth)
          JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num) AS key
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      WHERE i.indisunique AND c.relnamespace = 'sternway'::regnamespace`,
  );
  const names = inOrder(columns.map(({ table }) => table));
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        columns: inOrder(
          columns
            .filter(({ table }) => table === name)
            .map(({ said }) => said.replace(/ (\w+)/u, (_, type: string) => ` ${kinds[type]}`)),
        ),
        keys: inOrder(keys.filter(({ table }) => table === name).map(({ key }) => key)),
      },
    ]),
  );
}

describe.skipIf(!havePostgres())('the schema of PostgreSQL', () => {
  let server: PrivatePostgres;
  let client: Client;
  let store: Store;
  beforeAll(async () => {
    server = await startPostgres();
    const url = server.url(await server.create());
    store = connectPostgres(url);
    await migratePostgres(store, migrationsOf('postgres'), at(0));
    client = new Client({ connectionString: url });
    await client.connect();
    await client.query('SET search_path = sternway');
  });
  afterAll(async () => {
    await client.end();
    await store.close();
    await server[Symbol.asyncDispose]();
  });

  test('is that of SQLite, column by column and key by key, but for what is said here', async () => {
    const sqlite = { ...(await tablesOfSqlite()) };
    const postgres = { ...(await tablesOfPostgres(client)) };
    // Each stream's end is noted, not the end of all: one row for all would let no two appends commit together.
    const { registry, ...others } = sqlite;
    expect(registry?.columns).toEqual([
      'head_hash text NOT NULL',
      'head_position whole NOT NULL',
      'id text NOT NULL',
      'one whole NOT NULL',
    ]);
    expect(postgres['registry']?.columns).toEqual(['id text NOT NULL', 'one whole NOT NULL']);
    expect(postgres['streams']?.keys).toEqual(['stream']);
    // SQLite has a rowid for the order of declaring.
    const summaries = postgres['summaries'];
    expect(summaries?.columns).toContain('nth whole NOT NULL');
    const same = Object.fromEntries(
      Object.entries(postgres)
        .filter(([name]) => !['registry', 'streams'].includes(name))
        .map(([name, { columns, keys }]) => [
          name,
          { keys, columns: columns.filter((one) => one !== 'nth whole NOT NULL') },
        ]),
    );
    expect(same).toEqual(others);
  });

  test('is what the query builder thinks is there, column by column', async () => {
    const made = await tablesOfPostgres(client);
    const described = Object.values(schema).filter((one) => is(one, PgTable));
    const said = described.map((table) => {
      const { name, columns, primaryKeys } = getTableConfig(table);
      const keys = new Set(primaryKeys.flatMap((key) => key.columns.map((column) => column.name)));
      const words = columns.map(
        (column) =>
          `${column.name} ${kinds[column.getSQLType()]}${column.notNull || keys.has(column.name) ? ' NOT NULL' : ''}`,
      );
      return [name, inOrder(words)] as const;
    });
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(Object.entries(made).map(([name, { columns }]) => [name, columns])),
    );
  });

  test('compares all texts byte by byte', async () => {
    const { rows } = await client.query(
      `SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = 'sternway' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'`,
    );
    expect(rows).toEqual([]);
  });

  test('lets nobody change, remove or empty what is for ever, the owner neither', async () => {
    await client.query(
      `INSERT INTO events VALUES (1, 'config', 1, 'h', '{}');
      INSERT INTO streams VALUES ('config', 1, 1, 1, 'h');
      INSERT INTO texts VALUES (1, 'note', 's', 'words'); INSERT INTO erasures VALUES (1, 'x', 1)`,
    );
    const tries = [
      "UPDATE events SET stream = 'other'",
      'DELETE FROM events',
      'TRUNCATE events CASCADE',
      "INSERT INTO events VALUES (1, 'c', 2, 'h', '') ON CONFLICT (position) DO UPDATE SET body = 'forged'",
      "UPDATE texts SET text = 'other'",
      'DELETE FROM texts',
      'TRUNCATE texts',
      "UPDATE erasures SET name = 'note'",
      'DELETE FROM erasures',
      'TRUNCATE erasures',
      'UPDATE streams SET version = 1',
      'DELETE FROM streams',
      'TRUNCATE streams',
    ];
    for (const sql of tries)
      await expect(client.query(sql)).rejects.toThrow(/never|erasure only|only grows/u);
  });
});
