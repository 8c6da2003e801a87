import Sqlite from 'better-sqlite3';
import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { migrationsOf } from '../../src/registry/migrations.ts';
import { connect, type Store } from '../../src/registry/sqlite/connect.ts';
import { migrate } from '../../src/registry/sqlite/migrate.ts';
import * as schema from '../../src/registry/sqlite/schema.ts';
import { at } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

/** A store that has seen these migrations; it goes with its folder. */
async function stored(known = migrationsOf('sqlite')): Promise<Store & AsyncDisposable> {
  const folder = await ownFolder();
  const store = connect(`${folder.path}/registry.db`);
  migrate(store, known, at(0));
  return {
    ...store,
    [Symbol.asyncDispose]: async () => {
      store.client.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe.each(['sqlite', 'postgres'] as const)('the migrations of %s', (engine) => {
  test('are numbered without a gap and say why they are', () => {
    const known = migrationsOf(engine);
    expect(known.map(({ number }) => number)).toEqual(known.map((_, index) => index + 1));
    expect(known.filter(({ sql }) => !sql.startsWith('-- Why: '))).toEqual([]);
  });
});

describe('the migrations of PostgreSQL', () => {
  test('are never edited once they are in use: these are their checksums', () => {
    const sums = migrationsOf('postgres').map(
      ({ name, checksum }) => `${name} ${checksum.slice(0, 16)}`,
    );
    expect(sums).toMatchInlineSnapshot(`
      [
        "0001-migrations.sql 3804a0a08f51ecc2",
        "0002-events.sql be4d690fe7b00056",
        "0003-texts.sql 75d71187de010519",
        "0004-fences.sql 7fe60363bf02cfa9",
        "0005-due.sql 89151decd5a71a46",
        "0006-inbox.sql ec6e130e223abea4",
        "0007-directory.sql 9f96f0cd731fb105",
        "0008-read-models.sql e6296f56d5d3bc8c",
        "0009-posts.sql fb297bffb419b016",
        "0010-entries.sql aaf53a9b723801c8",
        "0011-passes.sql fe2a4d59b1c79052",
      ]
    `);
  });
});

describe('the migrations of SQLite', () => {
  test('are never edited once they are in use: these are their checksums', () => {
    const sums = migrationsOf('sqlite').map(
      ({ name, checksum }) => `${name} ${checksum.slice(0, 16)}`,
    );
    expect(sums).toMatchInlineSnapshot(`
      [
        "0001-migrations.sql ad7d6cb75ffc3e16",
        "0002-events.sql bd90ce5ba36867d4",
        "0003-texts.sql 0340344866a6a568",
        "0004-fences.sql d5fa79ea6eb17121",
        "0005-due.sql 1c38a8b485411606",
        "0006-inbox-outbox.sql 21b4171e7cd1cf4c",
        "0007-directory.sql a2950425ec01a9ef",
        "0008-read-models.sql 7cc68508672764d6",
        "0009-posts.sql db46abac40a774a5",
        "0010-members.sql 31a788c59bbd0938",
        "0011-containment.sql d56510e4b3243ed4",
        "0012-entries.sql 8e27826977c573bd",
        "0013-passes.sql 8e7f4cb86c939e64",
        "0014-people-seen.sql bdadd58e189f4588",
      ]
    `);
  });

  test('make what the query builder thinks is there, column by column', async () => {
    await using store = await stored();
    const tables = store.client
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    const described = Object.values(schema).map((table) => getTableConfig(table).name);
    expect(new Set(described)).toEqual(new Set(tables));
    for (const table of Object.values(schema)) {
      const { name } = getTableConfig(table);
      const made = store.client
        .prepare<[string], Column>(
          'SELECT name, type, "notnull", pk > 0 AS key FROM pragma_table_info(?)',
        )
        .all(name);
      expect({ name, columns: made.map(sayColumn) }).toEqual({ name, columns: columnsOf(table) });
    }
  });

  test('make strict tables only', async () => {
    await using store = await stored();
    const loose = store.client
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all();
    expect(loose).toEqual([]);
  });

  test('are applied once each, later ones on top of earlier ones', async () => {
    const known = migrationsOf('sqlite');
    await using store = await stored(known.slice(0, 3));
    migrate(store, known, at(1));
    migrate(store, known, at(2));
    const rows = store.db.select().from(schema.migrations).all();
    expect(rows.map(({ number }) => number)).toEqual(known.map(({ number }) => number));
    expect(new Set(rows.map(({ appliedAt }) => appliedAt))).toEqual(new Set([at(0), at(1)]));
  });

  test('are applied all or none', async () => {
    const known = migrationsOf('sqlite');
    await using store = await stored(known);
    const more = [
      {
        number: 98,
        name: '0098-good.sql',
        checksum: 'a',
        sql: 'CREATE TABLE good (x TEXT) STRICT;',
      },
      {
        number: 99,
        name: '0099-bad.sql',
        checksum: 'b',
        sql: 'CREATE TABLE bad (x NONSENSE) STRICT;',
      },
    ];
    expect(() => migrate(store, [...known, ...more], at(1))).toThrow('NONSENSE');
    expect(store.db.select().from(schema.migrations).all()).toHaveLength(known.length);
    expect(
      store.client.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'good'").get(),
    ).toBeUndefined();
  });
});

describe('a file that this program must not touch', () => {
  const refusal = (work: () => void): unknown => {
    try {
      return work();
    } catch (error) {
      return error;
    }
  };

  test('is one that a newer program wrote', async () => {
    await using store = await stored();
    const older = migrationsOf('sqlite').slice(0, -1);
    expect(refusal(() => migrate(store, older, at(1)))).toMatchObject({
      name: 'RegistryUnavailable',
      code: 'SchemaNewer',
      lift: expect.stringContaining('newer'),
    });
  });

  test('is one that saw another text of a migration', async () => {
    await using store = await stored();
    const edited = migrationsOf('sqlite').map((one) => ({ ...one, checksum: 'edited' }));
    expect(refusal(() => migrate(store, edited, at(1)))).toMatchObject({
      code: 'MigrationChanged',
      message: expect.stringContaining('0001-migrations.sql'),
    });
  });

  test('is one that left out a migration before its last one', async () => {
    const known = migrationsOf('sqlite');
    await using store = await stored(known.filter(({ number }) => number !== 12));
    const before = store.db.select().from(schema.migrations).all();
    expect(refusal(() => migrate(store, known, at(1)))).toMatchObject({
      code: 'MigrationMissing',
      message: expect.stringContaining('0012-entries.sql'),
      lift: expect.stringContaining('backup'),
    });
    expect(store.db.select().from(schema.migrations).all()).toEqual(before);
  });

  test('is the database of something else', async () => {
    await using folder = await ownFolder();
    const file = `${folder.path}/other.db`;
    new Sqlite(file).exec('CREATE TABLE birds (name TEXT)').close();
    const store = connect(file);
    expect(refusal(() => migrate(store, migrationsOf('sqlite'), at(1)))).toMatchObject({
      code: 'NotARegistry',
    });
    store.client.close();
  });
});

type Column = { name: string; type: string; notnull: number; key: number };

const sayColumn = ({ name, type, notnull, key }: Column): string =>
  `${name} ${type}${notnull || key ? ' NOT NULL' : ''}${key ? ' KEY' : ''}`;

function columnsOf(table: unknown): string[] {
  if (!is(table, SQLiteTable)) throw new TypeError('the schema exports something that is no table');
  const { columns, primaryKeys } = getTableConfig(table);
  const keys = new Set(primaryKeys.flatMap((key) => key.columns.map(({ name }) => name)));
  return columns.map((column) =>
    sayColumn({
      name: column.name,
      type: column.getSQLType().toUpperCase(),
      notnull: column.notNull ? 1 : 0,
      key: column.primary || keys.has(column.name) ? 1 : 0,
    }),
  );
}
