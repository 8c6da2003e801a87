import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { RegistryHeld } from '../../app/ports/registry-errors.ts';
import { sqliteDriver } from '../orm.ts';
import { translated } from './errors.ts';

/** One open database file: the raw connection, and the query builder over it. */
export type Store = {
  readonly file: string;
  readonly client: Sqlite.Database;
  readonly db: BetterSQLite3Database;
};

/**
 * Opens the file alone and for durable writing, and creates it when it is missing. Throws RegistryHeld at once when
 * anybody else has it. The lock is a POSIX lock of this process: never open the file with `fs` here, closing any handle
 * on it gives the lock away.
 */
export function connect(file: string): Store {
  const client = opened(file);
  try {
    // Before the first look at the data: only then does WAL take the lock for good and need no shared memory.
    client.pragma('locking_mode = EXCLUSIVE');
    client.pragma('journal_mode = WAL');
    client.exec('BEGIN EXCLUSIVE; COMMIT');
    // NORMAL would lose acknowledged commits on a power loss.
    client.pragma('synchronous = FULL');
    client.pragma('foreign_keys = ON');
    // Otherwise INSERT OR REPLACE would pass by the triggers that forbid deleting.
    client.pragma('recursive_triggers = ON');
    // What is erased is overwritten in the file.
    client.pragma('secure_delete = ON');
    keepPrivate(file);
    return { file, client, db: sqliteDriver.drizzle(client) };
  } catch (error) {
    client.close();
    throw heldOr(file, error);
  }
}

/** The log holds what the file will hold, and SQLite made it with the rights that the file had before. */
function keepPrivate(file: string): void {
  for (const path of [file, `${file}-wal`]) if (existsSync(path)) chmodSync(path, 0o600);
}

function opened(file: string): Sqlite.Database {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return new Sqlite(file, { timeout: 0 });
  } catch (error) {
    throw heldOr(file, error);
  }
}

function heldOr(file: string, error: unknown): unknown {
  const busy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
  return busy ? new RegistryHeld(file, error) : translated(error);
}
