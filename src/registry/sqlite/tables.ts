import type Sqlite from 'better-sqlite3';
import type { Tables } from '../backup/schema.ts';

/** What stands in the file, by its own word. */
export function tablesIn(client: Sqlite.Database): Tables {
  const names = client.prepare<[], string>(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
  );
  const columns = client.prepare<[string], { name: string; type: string }>(
    'SELECT name, type FROM pragma_table_info(?)',
  );
  return new Map(
    names
      .pluck()
      .all()
      .map((table) => [
        table,
        new Map(columns.all(table).map(({ name, type }) => [name, type] as const)),
      ]),
  );
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
