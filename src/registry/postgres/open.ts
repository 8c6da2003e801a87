import type { Clock } from '../../app/ports/clock.ts';
import type { Registry } from '../../app/ports/registry.ts';
import { RegistryUnavailable } from '../../app/ports/registry-errors.ts';
import { migrationsOf } from '../migrations.ts';
import { connect, type Store } from './connect.ts';
import { migrate } from './migrate.ts';
import { postgresRegistry } from './registry.ts';
import { giveRights } from './rights.ts';
import { transact } from './transaction.ts';
import { isPostgresUrl } from './url.ts';

export type PostgresOptions = {
  /** `postgres://user:password@host:5432/database`, with what else PostgreSQL knows (sslmode, sslrootcert, …). */
  readonly url: string;
  readonly clock: Pick<Clock, 'now'>;
  /** Where `erasures.jsonl` is kept, apart from the database and its backups. */
  readonly folder: string;
};

/** Sessions that are silent for too long are ended by the server from this version on. */
const oldest = 140_000;

/**
 * Opens the registry on PostgreSQL, migrated. Rejects with RegistryUnavailable when the server is not there, does not let us
 * in, or its database cannot serve (`SchemaNewer`, `MigrationChanged`, `NotARegistry`, `ReadOnly`, …).
 */
export async function openPostgresRegistry(options: PostgresOptions): Promise<Registry> {
  const { url, clock, folder } = options;
  if (!isPostgresUrl(url)) throw notAnAddress();
  const store = connect(url);
  try {
    await refuseOld(store);
    await migrate(store, migrationsOf('postgres'), clock.now());
    await store.use(({ rows }) => rows.inbox.purge(clock.now()));
    return await postgresRegistry(store, { clock, folder });
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Migrates, gives a role its rights where one is named, and closes; answers the names of what was done. */
export async function migratePostgres(
  { url, clock }: Pick<PostgresOptions, 'url' | 'clock'>,
  role: string | undefined,
): Promise<readonly string[]> {
  if (!isPostgresUrl(url)) throw notAnAddress();
  const store = connect(url);
  try {
    await refuseOld(store);
    const done = await migrate(store, migrationsOf('postgres'), clock.now());
    if (role !== undefined)
      await store.use((session) => transact(session, () => giveRights(session, role)));
    return done;
  } finally {
    await store.close();
  }
}

async function refuseOld({ use, place }: Store): Promise<void> {
  const [row] = await use(({ link }) =>
    link.ask<{ version: string }>(
      'version',
      "SELECT current_setting('server_version_num') AS version",
    ),
  );
  if (Number(row?.version) >= oldest) return;
  throw new RegistryUnavailable({
    code: 'TooOld',
    why: `${place} is older than version 14, which Sternway needs at least; nothing was touched.`,
    lift: 'Point DATABASE_URL at a newer PostgreSQL.',
  });
}

const notAnAddress = (): RegistryUnavailable =>
  new RegistryUnavailable({
    code: 'NotFound',
    why: 'DATABASE_URL is not the address of a PostgreSQL database.',
    lift: 'Write it as postgres://user:password@host:5432/database.',
  });
