import { join } from 'node:path';
import type { Registry } from './app/ports/registry.ts';
import { systemClock as clock } from './clock.ts';
import { placeOf } from './registry/postgres/url.ts';
import { openSqliteRegistry } from './registry/sqlite/open.ts';

export type RegistryPlace = {
  /** The folder of the file, and of what is kept apart from a database. */
  readonly data: string;
  /** The address of a PostgreSQL; without it the registry is a file. */
  readonly database: string | undefined;
};

/** The file of a registry in this folder. */
export const registryFile = (data: string): string => join(data, 'registry.sqlite');

/** Where a registry is, for people. */
export const sayPlace = ({ data, database }: RegistryPlace): string =>
  database === undefined ? registryFile(data) : placeOf(database);

/** What `sternway migrate` did: the migrations, by name, that were not there before. */
export type Migrated = { readonly place: string; readonly done: readonly string[] };

/**
 * Brings a registry to the schema of this program without opening it for work. On PostgreSQL a role may be given what the
 * program needs at work; rejects with RegistryUnavailable where that cannot be.
 */
export async function migrateRegistry(
  place: RegistryPlace,
  role: string | undefined,
): Promise<Migrated> {
  const said = { place: sayPlace(place) };
  if (place.database !== undefined) {
    const { migratePostgres } = await import('./registry/postgres/open.ts');
    return { ...said, done: await migratePostgres({ url: place.database, clock }, role) };
  }
  const { migrateSqlite } = await import('./registry/sqlite/open.ts');
  return { ...said, done: migrateSqlite(registryFile(place.data), clock.now()) };
}

/** Opens the registry of this installation, whichever engine keeps it. PostgreSQL is loaded only where there is one. */
export async function openRegistry({ data, database }: RegistryPlace): Promise<Registry> {
  if (database === undefined) return openSqliteRegistry({ file: registryFile(data), clock });
  const { openPostgresRegistry } = await import('./registry/postgres/open.ts');
  return openPostgresRegistry({ url: database, clock, folder: data });
}
