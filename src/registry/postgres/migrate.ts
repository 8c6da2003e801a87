import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';
import type { Instant } from '../../core/ids.ts';
import { type Applied, type Migration, pendingIn } from '../migrations.ts';
import { orm } from '../orm.ts';
import { unhurried } from './address.ts';
import type { Session, Store } from './connect.ts';
import { migrations } from './schema.ts';
import { transact } from './transaction.ts';

const { asc } = orm;

/** Two who start at the same time migrate one after the other; the second one has nothing left to do. */
const alone = 'SELECT pg_advisory_xact_lock(21334::bigint << 48 | 1)';

/**
 * Brings the registry to the schema of this program, all steps in one transaction; what is already there is not touched.
 * Refuses, and changes nothing, when the schema `sternway` is of something else, was written by a newer program, saw another
 * text of a migration, or left one out; and when the role may not, with the way to do it. Answers the names of what was done.
 */
export async function migrate(
  store: Store,
  known: readonly Migration[],
  at: Instant,
): Promise<readonly string[]> {
  const before = await store.use((session) => pendingNow(session, store.place, known));
  if (before.length === 0) return [];
  return store.use((session) =>
    transact(session, async () => {
      await session.link.client.query(`${alone}; SET LOCAL statement_timeout = 0`);
      const missing = await pendingNow(session, store.place, known);
      await apply(session, missing, at);
      return missing.map(({ name }) => name);
    }),
  );
}

/** Applies these, in the transaction of whoever calls. */
export async function apply(
  session: Session,
  missing: readonly Migration[],
  at: Instant,
): Promise<void> {
  if (missing.length > 0) await makeSchema(session);
  for (const { number, name, checksum, sql } of missing) {
    await session.link.client.query(unhurried(sql));
    await session.link.db.insert(migrations).values({ number, name, checksum, appliedAt: at });
  }
}

/** Only where it is not there: whoever owns the schema need not own the database. */
async function makeSchema({ link: { client } }: Session): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_namespace WHERE nspname = 'sternway'");
  if (rowCount === 0) await client.query('CREATE SCHEMA sternway');
}

const pendingNow = async (
  session: Session,
  place: string,
  known: readonly Migration[],
): Promise<readonly Migration[]> => pendingIn(place, await appliedIn(session, place), known);

/** The migrations that the schema `sternway` has seen. Rejects with `NotARegistry` where it is of something else. */
export async function appliedIn(
  { link: { db, client } }: Session,
  place: string,
): Promise<readonly Applied[]> {
  const { rows } = await client.query<{ tablename: string }>(
    "SELECT tablename FROM pg_tables WHERE schemaname = 'sternway'",
  );
  const names = rows.map(({ tablename }) => tablename);
  if (names.includes('migrations'))
    return db.select().from(migrations).orderBy(asc(migrations.number));
  if (names.length === 0) return [];
  throw new RegistryUnavailable({
    code: 'NotARegistry',
    why: `The schema sternway of ${place} holds tables of something else; it was not touched.`,
    lift: 'Point DATABASE_URL at a database of its own.',
  });
}
