import { BackupUnfit, type Header } from '../../app/backup/format.ts';
import { type Migration, migrationsOf, pendingIn } from '../migrations.ts';
import { newer, type Rows } from './read.ts';
import { keptTables } from './tables.ts';

/**
 * The migrations after which this engine has the tables of the backup. Those that came later are for afterwards: they may
 * change rows. Throws `BackupUnfit`, or `RegistryUnavailable` (`SchemaNewer`, …) where this program cannot read it.
 */
export function schemaOf(header: Header, engine: Header['engine']): readonly Migration[] {
  const own = migrationsOf(header.engine);
  const later = pendingIn('This backup', header.migrations, own);
  if (header.engine === engine) return own.filter((one) => !later.includes(one));
  if (engine === 'sqlite') throw new BackupUnfit(intoFile);
  if (later.length > 0) throw new BackupUnfit(moveFirst);
  return migrationsOf(engine);
}

const intoFile =
  'This is the backup of a registry on PostgreSQL, where positions have gaps; a file has none. Nothing was done with it. Set DATABASE_URL to an empty database, and restore it there.';
const moveFirst =
  'This is the backup of a file that an older version of Sternway wrote. Nothing was done with it. Restore it without DATABASE_URL, into a file, take a backup of that with this version, and restore that one into PostgreSQL.';

/** The columns of each table, and the type of each. */
export type Tables = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The types of these columns, in their order. Throws `BackupUnfit` where the engine has no such table or column. */
export function typesOf({ table, columns }: Omit<Rows, 'rows'>, tables: Tables): readonly string[] {
  const known = keptTables.some((one) => one === table) ? tables.get(table) : undefined;
  if (known === undefined) throw newer(`a table ${JSON.stringify(table)}`);
  return columns.map((column) => {
    const type = known.get(column);
    if (type === undefined) throw newer(`a column ${JSON.stringify(column)} of ${table}`);
    return type;
  });
}

/** Something is there already, and is never written over. */
export const taken = (place: string, lift: string): BackupUnfit =>
  new BackupUnfit(`There is a registry already: ${place}. Nothing was touched. ${lift}`);
