import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Registry } from '../../src/app/ports/registry.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import type { Harm, Rig } from './contract.ts';
import { handClock } from './samples.ts';

/** In memory where the system has that: these tests open hundreds of registries, and none of them pulls the plug. */
const quick = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A folder of this test alone, gone at the end. */
export async function ownFolder(
  base = quick,
): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(base, 'sternway-registry-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** A registry on SQLite in a folder of its own, without ballast. */
export async function sqliteRig(): Promise<Rig & { readonly file: string }> {
  const folder = await ownFolder();
  const file = join(folder.path, 'registry.db');
  const clock = handClock();
  let open: Registry | undefined;
  const close = async () => {
    await open?.[Symbol.asyncDispose]();
    open = undefined;
  };
  return {
    file,
    clock,
    recordedAt: clock.now,
    reopen: async () => {
      await close();
      open = await openSqliteRegistry({ file, clock, reserveBytes: 0, floorBytes: 0 });
      return open;
    },
    damage: async (harm) => {
      await close();
      return damaged(file, harm);
    },
    bytes: async () => {
      // With the connection open: its log is part of what a thief would get.
      const names = (await readdir(folder.path)).filter((name) => name.startsWith('registry.db'));
      return Buffer.concat(
        await Promise.all(names.map((name) => readFile(join(folder.path, name)))),
      );
    },
    erasureLog: async () =>
      (await readFile(join(folder.path, 'erasures.jsonl'), 'utf8')).trim().split('\n'),
    [Symbol.asyncDispose]: async () => {
      await close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** A connection without the guards of ours: no triggers, no foreign keys. The triggers stand again afterwards. */
function behindItsBack(file: string, work: (client: Sqlite.Database) => void): void {
  const client = new Sqlite(file);
  client.pragma('foreign_keys = OFF');
  client.pragma('synchronous = OFF');
  const triggers = client
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
    )
    .all();
  for (const { name } of triggers) client.exec(`DROP TRIGGER ${name}`);
  try {
    work(client);
  } finally {
    for (const { sql } of triggers) client.exec(sql);
    client.close();
  }
}

function damaged(file: string, harm: Harm): boolean {
  try {
    behindItsBack(file, (client) => damage(client, harm));
    return true;
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT'))
      return false;
    throw error;
  }
}

function damage(client: Sqlite.Database, harm: Harm): void {
  const rowid = client
    .prepare<[number], number>(`SELECT rowid FROM ${harm.table} ORDER BY rowid LIMIT 1 OFFSET ?`)
    .pluck()
    .get(harm.row);
  if (harm.do === 'remove') {
    client.prepare(`DELETE FROM ${harm.table} WHERE rowid = ?`).run(rowid);
    return;
  }
  const { flip: column, bit } = harm.do;
  const [type, bytes] = integers.has(column) ? ['INTEGER', column] : content(column);
  const old = client
    .prepare<[unknown], Buffer | bigint>(`SELECT ${bytes} FROM ${harm.table} WHERE rowid = ?`)
    .safeIntegers()
    .pluck()
    .get(rowid);
  if (old === undefined) throw new Error(`no row ${harm.row} in ${harm.table}`);
  client
    .prepare(`UPDATE ${harm.table} SET ${column} = CAST(? AS ${type}) WHERE rowid = ?`)
    .run(flipped(old, bit), rowid);
}

const integers = new Set(['position', 'version']);
const content = (column: string) =>
  [column === 'salt' ? 'BLOB' : 'TEXT', `CAST(${column} AS BLOB)`] as const;

function flipped(old: Buffer | bigint, bit: number): Buffer | bigint {
  if (typeof old === 'bigint') return BigInt.asIntN(64, old ^ (1n << BigInt(bit % 64)));
  const copy = Buffer.from(old);
  const byte = Math.floor(bit / 8) % copy.length;
  copy.writeUInt8(copy.readUInt8(byte) ^ (1 << (bit % 8)), byte);
  return copy;
}
