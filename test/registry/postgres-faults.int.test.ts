import { execFile } from 'node:child_process';
import { chmod, mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Registry } from '../../src/app/ports/registry.ts';
import { migrationsOf } from '../../src/registry/migrations.ts';
import { connect } from '../../src/registry/postgres/connect.ts';
import { migrate } from '../../src/registry/postgres/migrate.ts';
import { migratePostgres, openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { havePostgres, type PrivatePostgres, startPostgres } from '../support/postgres.ts';
import { newDatabase } from './postgres-rig.ts';
import { at, batch, handClock, note } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

const run = promisify(execFile);
const incident = 'incident/INC-1';
const write = (registry: Registry, text: string) =>
  registry.append(batch({ events: [note(incident, text)] }));
const opening = (url: string) =>
  openPostgresRegistry({ url, clock: handClock(), folder: '/nowhere' });

/** What people read when it cannot be opened: whole sentences, and nothing of the program's inside. */
async function saidOf(url: string) {
  const error: unknown = await opening(url).catch((why: unknown) => why);
  expect(error).toMatchObject({ name: 'RegistryUnavailable' });
  const { code, message } =
    error instanceof Error && 'code' in error ? error : { code: '', message: '' };
  expect(message).toMatch(/\.$/u);
  expect(message).not.toMatch(/secret\b(?!\.)|\n\s+at |undefined/u);
  return code;
}

describe.skipIf(!havePostgres())('a PostgreSQL that does not let this program', () => {
  let server: PrivatePostgres;
  let stack: AsyncDisposableStack;
  let database: string;
  beforeAll(async () => {
    server = await startPostgres({ password: 'secret' });
  });
  afterAll(async () => server[Symbol.asyncDispose]());
  beforeEach(async () => {
    stack = new AsyncDisposableStack();
    database = await newDatabase(server);
  });
  afterEach(async () => stack.disposeAsync());
  const sql = (statement: string) => server.sql(statement, database);

  test('in says why, and never the password', async () => {
    const url = server.url(database);
    expect(await saidOf(url.replace('secret', 'secret2'))).toBe('LoginRefused');
    expect(await saidOf(server.url('nowhere'))).toBe('LoginRefused');
    expect(await saidOf(server.url(database, 'nobody'))).toBe('LoginRefused');
    expect(await saidOf(url.replace(':secret@', '@'))).toBe('LoginRefused');
    expect(await saidOf(url.replace(`:${server.port}`, ':1'))).toBe('Unreachable');
    expect(await saidOf(url.replace('127.0.0.1', 'secret.invalid'))).toBe('Unreachable');
    expect(await saidOf('postgres:///x?host=/nowhere')).toBe('Unreachable');
    expect(await saidOf(`${url}?sslmode=require`)).toBe('LoginRefused');
    expect(await saidOf('postgres://127.0.0.1')).toBe('NotFound');
    expect(await saidOf('mysql://root:secret@127.0.0.1/x')).toBe('NotFound');
  });

  test('write is refused as read-only, and can be read', async () => {
    await using before = await opening(server.url(database));
    await write(before, 'before');
    await sql(`ALTER DATABASE ${database} SET default_transaction_read_only = on`);
    await before[Symbol.asyncDispose]();
    expect(await saidOf(server.url(database))).toBe('ReadOnly');
  });

  test('acknowledge before it is on the disk is not asked to: a laxer server is overruled', async () => {
    await sql(`ALTER DATABASE ${database} SET synchronous_commit = off`);
    await sql(`ALTER DATABASE ${database} SET default_transaction_isolation = 'serializable'`);
    const store = connect(server.url(database));
    stack.defer(store.close);
    const [row] = await store.use(({ link }) =>
      link.ask<{ kept: string }>('kept', "SELECT current_setting('synchronous_commit') AS kept"),
    );
    expect(row).toEqual({ kept: 'on' });
    await using registry = await opening(server.url(database));
    expect(await write(registry, 'x')).toMatchObject({ status: 'appended' });
  });

  describe('more than it needs, because another role owns the schema', () => {
    const user = async () => {
      const role = `app_${database}`;
      await sql(`CREATE ROLE ${role} LOGIN PASSWORD 'secret'`);
      return role;
    };

    test('has it say so where nothing was migrated yet', async () => {
      database = await server.create();
      const role = await user();
      expect(await saidOf(server.url(database, role))).toBe('ReadOnly');
    });

    test('has it say so where a newer version was not migrated yet, and change nothing', async () => {
      database = await server.create();
      const role = await user();
      const store = connect(server.url(database));
      await migrate(store, migrationsOf('postgres').slice(0, -1), at(0));
      await store.close();
      await sql(
        `GRANT USAGE ON SCHEMA sternway TO ${role}; GRANT SELECT ON sternway.migrations TO ${role}`,
      );
      expect(await saidOf(server.url(database, role))).toBe('ReadOnly');
    });

    test('work with what the owner gave it, and it can neither make tables nor touch an event', async () => {
      database = await server.create();
      const role = await user();
      const owner = { url: server.url(database), clock: handClock() };
      expect(await migratePostgres(owner, role)).toHaveLength(migrationsOf('postgres').length);
      expect(await migratePostgres(owner, role)).toEqual([]);
      await using registry = await opening(server.url(database, role));
      const client = new Client({ connectionString: server.url(database, role) });
      await client.connect();
      stack.defer(async () => client.end());
      await client.query('SET search_path = sternway');
      await write(registry, 'x');
      const tries = [
        'CREATE TABLE sternway.x (a text)',
        "UPDATE events SET stream = 'other'",
        'DELETE FROM events',
        'TRUNCATE events CASCADE',
        "UPDATE texts SET text = 'other'",
        'UPDATE erasures SET position = 2',
        'DELETE FROM streams',
        'ALTER TABLE events DISABLE TRIGGER ALL',
        "SET session_replication_role = 'replica'",
        'DELETE FROM migrations',
      ];
      for (const statement of tries)
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      await expect(migratePostgres(owner, 'nobody')).rejects.toMatchObject({ code: 'NotFound' });
    });
  });
});

describe.skipIf(!havePostgres())('a database that this program must not touch', () => {
  let server: PrivatePostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => server[Symbol.asyncDispose]());

  test('is one that a newer program wrote, or that saw another text of a migration', async () => {
    const url = server.url(await newDatabase(server));
    const store = connect(url);
    const known = migrationsOf('postgres');
    await expect(migrate(store, known.slice(0, -1), at(1))).rejects.toMatchObject({
      code: 'SchemaNewer',
    });
    const edited = known.map((one) => ({ ...one, checksum: 'edited' }));
    await expect(migrate(store, edited, at(1))).rejects.toMatchObject({ code: 'MigrationChanged' });
    await store.close();
  });

  test('is one whose schema sternway is of something else', async () => {
    const name = await server.create();
    await server.sql('CREATE SCHEMA sternway; CREATE TABLE sternway.birds (name text)', name);
    expect(await saidOf(server.url(name))).toBe('NotARegistry');
  });

  test('is not touched at all where one of several migrations fails', async () => {
    const name = await server.create();
    const store = connect(server.url(name));
    const bad = { number: 99, name: '0099-bad.sql', checksum: 'x', sql: 'CREATE NONSENSE' };
    await expect(migrate(store, [...migrationsOf('postgres'), bad], at(1))).rejects.toMatchObject({
      code: 'Failed',
    });
    await store.close();
    expect(await server.sql("SELECT FROM pg_namespace WHERE nspname = 'sternway'", name)).toBe('');
  });

  test('lets many programs that start at once migrate it once', async () => {
    const url = server.url(await server.create());
    const opened = await Promise.all(Array.from({ length: 4 }, () => opening(url)));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    for (const registry of opened) await registry[Symbol.asyncDispose]();
  });
});

describe.skipIf(!havePostgres() || process.getuid?.() !== 0)(
  'a PostgreSQL whose disk is full',
  () => {
    test('stores nothing of what it refuses, says what to do, and goes on once there is room', {
      timeout: 90_000,
    }, async (context) => {
      await using folder = await ownFolder();
      const base = `${folder.path}/disk`;
      await chmod(folder.path, 0o755);
      await mkdir(base);
      const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', base]).catch(
        () => undefined,
      );
      if (mounted === undefined) return context.skip('this machine mounts nothing');
      try {
        await using server = await startPostgres({
          base,
          settings: { max_wal_size: '32MB', min_wal_size: '32MB' },
        });
        const url = server.url(await newDatabase(server));
        await using registry = await opening(url);
        await write(registry, 'before');
        await run('bash', ['-c', `head -c 1G /dev/zero > ${base}/filler || true`]);
        const big = () =>
          write(
            registry,
            Array.from({ length: 300_000 }, () => Math.random().toString(36)).join(' '),
          );
        const refused: unknown[] = [];
        for (let tries = 0; tries < 20 && refused.length === 0; tries += 1)
          await big().catch((error: unknown) => refused.push(error));
        expect(refused).toMatchObject([{ name: 'RegistryUnavailable' }]);
        await run('rm', [`${base}/filler`]);
        await expect
          .poll(
            () =>
              write(registry, 'after').then(
                ({ status }) => status,
                () => 'refused',
              ),
            { timeout: 30_000 },
          )
          .toBe('appended');
        expect(await registry.verify()).toMatchObject({ ok: true, problems: [] });
      } finally {
        // What the server has started ends a moment after it.
        await run('umount', ['-l', base]);
      }
    });
  },
);
