import type { Clock } from '../../app/ports/clock.ts';
import type { Registry } from '../../app/ports/registry.ts';
import type { Instant } from '../../core/ids.ts';
import { migrationsOf } from '../migrations.ts';
import { discardCopy } from './backup.ts';
import { connect, type Store } from './connect.ts';
import { isDiskFull, onDatabase, onDisk } from './errors.ts';
import { inboxRows } from './inbox.ts';
import { migrate } from './migrate.ts';
import { sqliteRegistry } from './registry.ts';
import { freeBytesAt, spaceGuard, usualFloorBytes } from './space.ts';

export type SqliteOptions = {
  /** Path of the database file; it and its folder are created when missing. */
  readonly file: string;
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
  /** Bytes kept in a ballast file, so that stopping can be stored on a full disk. 0 for none; default 16 MiB. */
  readonly reserveBytes?: number;
  /** Below this many free bytes only urgent appends are taken. Default 64 MiB. */
  readonly floorBytes?: number;
};

const mib = 1_048_576;

/**
 * Opens the registry on SQLite, migrated and alone. Rejects with RegistryHeld when another process has it, and with
 * RegistryUnavailable when the file cannot serve (`SchemaNewer`, `MigrationChanged`, `NotARegistry`, `ReadOnly`, …).
 */
export async function openSqliteRegistry(options: SqliteOptions): Promise<Registry> {
  const { file, clock, reserveBytes = 16 * mib, floorBytes = usualFloorBytes } = options;
  const store = connect(file);
  try {
    onDatabase(store.client, () => migrate(store, migrationsOf('sqlite'), clock.now()));
    purge(store, clock.now());
    await onDisk(() => discardCopy(file));
    const limits = { file, clock, reserveBytes, floorBytes, freeBytes: freeBytesAt(file) };
    const space = await onDisk(() => spaceGuard(limits));
    return onDatabase(store.client, () => sqliteRegistry(store, { clock, space }));
  } catch (error) {
    store.client.close();
    throw error;
  }
}

/** Migrates the file and closes it; answers the names of what was done. */
export function migrateSqlite(file: string, at: Instant): readonly string[] {
  const store = connect(file);
  try {
    return onDatabase(store.client, () => migrate(store, migrationsOf('sqlite'), at));
  } finally {
    store.client.close();
  }
}

/** Housekeeping may wait: a full disk must not keep the bot from starting. */
function purge(store: Store, now: Instant): void {
  try {
    onDatabase(store.client, () => inboxRows(store).purge(now));
  } catch (error) {
    if (!isDiskFull(error)) throw error;
  }
}
