import Sqlite from 'better-sqlite3';
import { RegistryUnavailable, type UnavailableCode } from '../../app/ports/registry-errors.ts';

type Meaning = { readonly code: UnavailableCode; readonly why: string; readonly lift: string };

/** First match by prefix wins: SQLite's extended codes start with the code that they extend. */
const meanings: readonly (readonly [prefix: string, meaning: Meaning])[] = [
  [
    'SQLITE_FULL',
    {
      code: 'DiskFull',
      why: 'The disk of the registry is full, so nothing was stored.',
      lift: 'Free space on that disk; then it goes on by itself.',
    },
  ],
  [
    'SQLITE_READONLY',
    {
      code: 'ReadOnly',
      why: 'The registry can be read but not written, so nothing was stored.',
      lift: 'Make its file, its folder and its file system writable.',
    },
  ],
  [
    'SQLITE_CORRUPT',
    {
      code: 'Damaged',
      why: 'The file of the registry is damaged.',
      lift: 'Run "sternway registry verify" to see where, then restore the last good backup.',
    },
  ],
  [
    'SQLITE_NOTADB',
    {
      code: 'NotARegistry',
      why: 'This file is not a database.',
      lift: 'Point STERNWAY_DATA at the folder of the registry, or restore a backup.',
    },
  ],
  [
    'SQLITE_CANTOPEN',
    {
      code: 'NotFound',
      why: 'The file of the registry cannot be opened.',
      lift: 'Check that STERNWAY_DATA exists and belongs to the user that runs this program.',
    },
  ],
  [
    'SQLITE_IOERR',
    {
      code: 'DiskFailing',
      why: 'The disk of the registry does not answer as it should, so nothing was acknowledged.',
      lift: 'Look at the system log for that disk; restart on a healthy one.',
    },
  ],
  [
    'SQLITE_BUSY',
    {
      code: 'Busy',
      why: 'Something else is using the registry.',
      lift: 'Stop it; one process holds a registry at a time.',
    },
  ],
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

/** Any error of SQLite as RegistryUnavailable; what is no error of SQLite stays as it is. */
export function translated(error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const meaning = meanings.find(([prefix]) => error.code.startsWith(prefix))?.[1] ?? unknown;
  return new RegistryUnavailable({ ...meaning, cause: error });
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
