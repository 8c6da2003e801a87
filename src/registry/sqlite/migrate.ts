import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';
import type { Instant } from '../../core/ids.ts';
import { type Applied, type Migration, pendingIn } from '../migrations.ts';
import type { Store } from './connect.ts';
import { migrations } from './schema.ts';
import { transactions } from './transaction.ts';

/**
 * Brings the registry to the schema of this program, all steps in one transaction. Refuses, and changes nothing, when
 * the file is some other database, was written by a newer program, saw another text of a migration, or left one out.
 * Answers the names of what was done.
 */
export function migrate(store: Store, known: readonly Migration[], at: Instant): readonly string[] {
  const pending = pendingIn(store.file, appliedIn(store), known);
  if (pending.length === 0) return [];
  return transactions(store)(() => {
    for (const { number, name, checksum, sql } of pending) {
      store.client.exec(sql);
      store.db.insert(migrations).values({ number, name, checksum, appliedAt: at }).run();
    }
    return pending.map(({ name }) => name);
  });
}

/** The migrations that the file has seen. Throws `NotARegistry` for some other database. */
export function appliedIn({ client, db, file }: Store): readonly Applied[] {
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
