import { readdirSync, readFileSync } from 'node:fs';
import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';
import type { Instant } from '../../core/ids.ts';
import { sha256 } from '../../lib/hash.ts';
import type { Store } from './connect.ts';
import { migrations } from './schema.ts';
import { transactions } from './transaction.ts';

/** One numbered file of migrations/sqlite. `checksum` is the SHA-256 of its bytes. */
export type Migration = {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
};

const folder = new URL('../../../migrations/sqlite/', import.meta.url);

/** The migrations that this program knows, in order. */
export function knownMigrations(): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}-[a-z-]+\.sql$/u.test(name));
  return names.sort().map((name) => {
    const sql = readFileSync(new URL(name, folder), 'utf8');
    return { number: Number(name.slice(0, 4)), name, sql, checksum: sha256(sql) };
  });
}

/**
 * Brings the registry to the schema of this program, all steps in one transaction. Refuses, and changes nothing, when
 * the file is some other database, was written by a newer program, saw another text of a migration, or left one out.
 */
export function migrate(store: Store, known: readonly Migration[], at: Instant): void {
  const applied = appliedIn(store);
  for (const row of applied) refuseStranger(store.file, row, known);
  const numbers = new Set(applied.map(({ number }) => number));
  const pending = known.filter(({ number }) => !numbers.has(number));
  if (pending.length === 0) return;
  refuseGap(store.file, pending, applied);
  transactions(store)(() => {
    for (const { number, name, checksum, sql } of pending) {
      store.client.exec(sql);
      store.db.insert(migrations).values({ number, name, checksum, appliedAt: at }).run();
    }
  });
}

/** A migration builds on those before it: what was left out is not made up for behind the back of later ones. */
function refuseGap(file: string, pending: readonly Migration[], applied: readonly Applied[]): void {
  const last = applied.at(-1);
  if (last === undefined) return;
  const missing = pending.find(({ number }) => number < last.number);
  if (missing === undefined) return;
  throw new RegistryUnavailable({
    code: 'MigrationMissing',
    why: `${file} has migration ${last.name} but not ${missing.name}, which comes before it; it was not touched.`,
    lift: 'Restore the last backup that a released version wrote, and start this version on it. The events in this file are whole: the version that wrote it last can still export them.',
  });
}

type Applied = { readonly number: number; readonly name: string; readonly checksum: string };

function appliedIn({ client, db, file }: Store): readonly Applied[] {
  const tables = client.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck();
  const names = tables.all();
  if (names.includes('migrations')) {
    return db.select().from(migrations).orderBy(migrations.number).all();
  }
  if (names.length === 0) return [];
  throw new RegistryUnavailable({
    code: 'NotARegistry',
    why: `${file} is a database of something else; it was not touched.`,
    lift: 'Point STERNWAY_DATA at an empty folder or at the folder of a registry.',
  });
}

function refuseStranger(file: string, row: Applied, known: readonly Migration[]): void {
  const mine = known.find(({ number }) => number === row.number);
  if (mine === undefined) {
    throw new RegistryUnavailable({
      code: 'SchemaNewer',
      why: `${file} has migration ${row.name}, which this version of the program does not know; it was not touched.`,
      lift: 'Start the version that wrote it, or a newer one.',
    });
  }
  if (mine.checksum !== row.checksum) {
    throw new RegistryUnavailable({
      code: 'MigrationChanged',
      why: `Migration ${mine.name} is not the text that was applied to ${file}; nothing was changed.`,
      lift: 'Put back the original file (a change of the schema is a new migration), then start again.',
    });
  }
}
