import { open, rm } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';
import { keptTables, rowsAtOnce } from '../backup/tables.ts';
import { backupOf, type Part } from '../backup/write.ts';
import { sqliteDriver } from '../orm.ts';
import type { Store } from './connect.ts';
import { onDatabase, onDisk, translated } from './errors.ts';
import { appliedIn } from './migrate.ts';
import type { Session } from './registry.ts';
import { quoted, tablesIn } from './tables.ts';

/** The file as of one moment, beside it while it is read. */
const copyOf = (file: string): string => `${file}.copy`;

/** What a process that was killed has left. */
export async function discardCopy(file: string): Promise<void> {
  const copy = copyOf(file);
  for (const one of [copy, `${copy}-wal`, `${copy}-shm`, `${copy}-journal`])
    await rm(one, { force: true });
}

/**
 * All that is kept, as of one moment: the bot goes on meanwhile, and SQLite keeps a copy true to the file until it is whole.
 * One at a time. Rejects with RegistryUnavailable: `Busy`, `SpaceLow`, `Damaged`.
 */
export async function* backup(
  { store, space, clock }: Session,
  registry: string,
): AsyncGenerator<string> {
  const { client, file } = store;
  onDatabase(client, () => undefined);
  await onDisk(() => space.roomFor(bytesOf(client)));
  await claim(copyOf(file));
  try {
    await client.backup(copyOf(file)).catch((error: unknown) => {
      throw translated(error);
    });
    const at = clock.now();
    using copy = opened(copyOf(file));
    const [position = 0] = copy.client
      .prepare<[], number>('SELECT coalesce(max(position), 0) FROM events')
      .pluck()
      .all();
    const migrations = appliedIn(copy).map(({ number, name, checksum }) => ({
      number,
      name,
      checksum,
    }));
    const whose = { sternway: 'registry', format: 1, engine: 'sqlite', registry } as const;
    yield* backupOf({ ...whose, at, position, migrations }, partsOf(copy.client));
  } catch (error) {
    throw translated(error);
  } finally {
    await discardCopy(file);
  }
}

function bytesOf(client: Sqlite.Database): number {
  const [bytes = 0] = client
    .prepare<[], number>('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size')
    .pluck()
    .all();
  return bytes;
}

/** Readable by its owner alone from the first byte on. */
async function claim(copy: string): Promise<void> {
  const handle = await open(copy, 'wx', 0o600).catch((error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw isTaken ? taking(error) : translated(error);
  });
  await handle.close();
}

const taking = (cause: unknown): RegistryUnavailable =>
  new RegistryUnavailable({
    code: 'Busy',
    why: 'A backup is being taken already, so no second one was begun.',
    lift: 'Wait for it, then take another one.',
    cause,
  });

function opened(file: string): Store & Disposable {
  const client = new Sqlite(file);
  // Nobody else reads it, so it needs no shared memory.
  client.pragma('locking_mode = EXCLUSIVE');
  return { file, client, db: sqliteDriver.drizzle(client), [Symbol.dispose]: () => client.close() };
}

async function* partsOf(client: Sqlite.Database): AsyncGenerator<Part> {
  const tables = tablesIn(client);
  for (const table of keptTables) {
    const types = tables.get(table);
    if (types === undefined) continue;
    const columns = [...types.keys()];
    yield { table, columns };
    const isText = columns.map((column) => types.get(column) === 'TEXT');
    const wanted = columns.map((column, index) =>
      isText[index] ? asBytes(column) : quoted(column),
    );
    const rows = client
      .prepare<[], unknown[]>(`SELECT ${wanted.join(', ')} FROM ${quoted(table)}`)
      .raw()
      .iterate();
    for (const page of pagesOf(rows)) {
      yield { rows: page.map((row) => row.map((cell, at) => (isText[at] ? textIn(cell) : cell))) };
      await nextTurn();
    }
  }
}

function* pagesOf<T>(rows: Iterable<T>): Generator<T[]> {
  let page: T[] = [];
  for (const row of rows) {
    page.push(row);
    if (page.length < rowsAtOnce) continue;
    yield page;
    page = [];
  }
  yield page;
}

// A flipped bit makes a BLOB of a TEXT, or a text that is no UTF-8; neither may be made good on the way.
const asBytes = (column: string): string =>
  `CASE typeof(${quoted(column)}) WHEN 'text' THEN CAST(${quoted(column)} AS BLOB) WHEN 'null' THEN NULL ELSE x'FF' END`;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text, or what no cell can be. */
function textIn(cell: unknown): unknown {
  if (!(cell instanceof Uint8Array)) return cell;
  try {
    return decoder.decode(cell);
  } catch {
    return undefined;
  }
}
