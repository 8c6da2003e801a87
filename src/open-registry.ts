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

/** Opens the registry of this installation, whichever engine keeps it. PostgreSQL is loaded only where there is one. */
export async function openRegistry({ data, database }: RegistryPlace): Promise<Registry> {
  if (database === undefined) return openSqliteRegistry({ file: registryFile(data), clock });
  const { openPostgresRegistry } = await import('./registry/postgres/open.ts');
  return openPostgresRegistry({ url: database, clock, folder: data });
}
