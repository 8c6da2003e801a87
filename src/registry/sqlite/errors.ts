import Sqlite from 'better-sqlite3';
import { RegistryUnavailable, type UnavailableCode } from '../../app/ports/registry-errors.ts';

type Meaning = { readonly code: UnavailableCode; readonly why: string; readonly lift: string };

const meanings = {
  full: {
    code: 'DiskFull',
    why: 'The disk of the registry is full, so nothing was stored.',
    lift: 'Free space on that disk; then it goes on by itself.',
  },
  readOnly: {
    code: 'ReadOnly',
    why: 'The registry can be read but not written, so nothing was stored.',
    lift: 'Make its file, its folder and its file system writable.',
  },
  damaged: {
    code: 'Damaged',
    why: 'The file of the registry is damaged.',
    lift: 'Run "sternway registry verify" to see where, then restore the last good backup.',
  },
  notARegistry: {
    code: 'NotARegistry',
    why: 'This file is not a database; it was not touched.',
    lift: 'Point STERNWAY_DATA at the folder of the registry, or restore a backup.',
  },
  notFound: {
    code: 'NotFound',
    why: 'The file of the registry or its folder cannot be opened.',
    lift: 'Check that STERNWAY_DATA is a folder that belongs to the user who runs this program.',
  },
  failing: {
    code: 'DiskFailing',
    why: 'The disk of the registry does not answer as it should, so nothing was acknowledged.',
    lift: 'Look at the system log for that disk; restart on a healthy one.',
  },
  busy: {
    code: 'Busy',
    why: 'Something else is using the registry.',
    lift: 'Stop it; one process holds a registry at a time.',
  },
} as const satisfies Record<string, Meaning>;

/** First match by prefix wins: SQLite's extended codes start with the code that they extend. */
const byPrefix: readonly (readonly [prefix: string, meaning: Meaning])[] = [
  ['SQLITE_FULL', meanings.full],
  ['SQLITE_READONLY', meanings.readOnly],
  ['SQLITE_CORRUPT', meanings.damaged],
  ['SQLITE_NOTADB', meanings.notARegistry],
  ['SQLITE_CANTOPEN', meanings.notFound],
  ['SQLITE_IOERR', meanings.failing],
  ['SQLITE_BUSY', meanings.busy],
  ['ENOSPC', meanings.full],
  ['EDQUOT', meanings.full],
  ['EROFS', meanings.readOnly],
  ['EIO', meanings.failing],
];

const closed: Meaning = {
  code: 'Closed',
  why: 'The registry was closed, so nothing was read or stored.',
  lift: 'The program is stopping; send it again once it has started.',
};
const unknown: Meaning = {
  code: 'Failed',
  why: 'The registry refused this, so nothing was stored.',
  lift: 'This is a fault of the program or of the file; report it with the cause below.',
};

/** Any error of SQLite or of the file system as RegistryUnavailable; what is neither stays as it is. */
export function translated(error: unknown): unknown {
  const code = engineCode(error);
  if (code === undefined) return error;
  const fallback = code.startsWith('SQLITE_') ? unknown : meanings.notFound;
  const meaning = byPrefix.find(([prefix]) => code.startsWith(prefix))?.[1] ?? fallback;
  return new RegistryUnavailable({ ...meaning, cause: error });
}

function engineCode(error: unknown): string | undefined {
  if (error instanceof Sqlite.SqliteError) return error.code;
  const isSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  return isSystem ? String(error.code) : undefined;
}

/** Does work with files beside the database, with errors that say what to do. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translated(error);
  }
}

/** Does the work on an open database, with errors that say what to do. */
export function onDatabase<T>(client: Sqlite.Database, work: () => T): T {
  if (!client.open) throw new RegistryUnavailable(closed);
  try {
    return work();
  } catch (error) {
    throw translated(error);
  }
}

export const isDiskFull = (error: unknown): boolean =>
  error instanceof RegistryUnavailable && error.code === 'DiskFull';
