import { existsSync } from 'node:fs';
import { link, rename, rm } from 'node:fs/promises';
import type { Cell } from '../../app/backup/format.ts';
import type { Instant } from '../../core/ids.ts';
import { newSecret } from '../../lib/secret.ts';
import type { Backup } from '../backup/read.ts';
import { schemaOf, taken, typesOf } from '../backup/schema.ts';
import { migrationsOf } from '../migrations.ts';
import { connect, type Store } from './connect.ts';
import { onDatabase, translated } from './errors.ts';
import { migrate } from './migrate.ts';
import { quoted, tablesIn } from './tables.ts';

/**
 * Makes a registry of a backup: all of it, or no file. Rejects with `BackupUnfit` for a backup that is not whole or not for
 * this program, and where there is a file; with RegistryUnavailable where it cannot be written.
 */
export async function restoreSqlite(file: string, backup: Backup, at: Instant): Promise<void> {
  const before = schemaOf(backup.header, 'sqlite');
  if (existsSync(file)) throw isThere(file);
  const part = `${file}.${newSecret().slice(0, 8)}.part`;
  try {
    await using store = opened(part);
    onDatabase(store.client, () => migrate(store, before, at));
    await load(store, backup);
    onDatabase(store.client, () => migrate(store, migrationsOf('sqlite'), at));
    store.client.close();
    await named(part, file);
  } finally {
    for (const one of [part, `${part}-wal`, `${part}-journal`]) await rm(one, { force: true });
  }
}

const opened = (part: string): Store & AsyncDisposable => {
  const store = connect(part);
  return { ...store, [Symbol.asyncDispose]: async () => void store.client.close() };
};

async function load({ client }: Store, { batches }: Backup): Promise<void> {
  const tables = tablesIn(client);
  client.exec('BEGIN IMMEDIATE');
  client.pragma('defer_foreign_keys = ON');
  for await (const { table, columns, rows } of batches) {
    typesOf({ table, columns }, tables);
    onDatabase(client, () => {
      const marks = columns.map(() => '?').join(', ');
      const insert = client.prepare(
        `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${marks})`,
      );
      for (const row of rows) insert.run(row.map(valueOf));
    });
  }
  onDatabase(client, () => client.exec('COMMIT'));
}

const valueOf = (cell: Cell): unknown =>
  cell !== null && typeof cell === 'object' ? Buffer.from(cell.bytes, 'base64') : cell;

/** Never over a file that came in the meantime; where a disk knows no second names, it is looked once more. */
async function named(part: string, file: string): Promise<void> {
  try {
    await link(part, file);
  } catch (error) {
    if (existsSync(file)) throw isThere(file);
    await rename(part, file).catch(() => {
      throw translated(error);
    });
  }
}

const isThere = (file: string) =>
  taken(file, 'Move it away first and keep it, or set STERNWAY_DATA to another folder.');
