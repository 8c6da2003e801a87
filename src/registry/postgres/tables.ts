import type { ClientBase } from 'pg';
import type { Tables } from '../backup/schema.ts';

/** What stands in the schema `sternway`, by its own word; columns that nobody may give a value are left out. */
export async function tablesIn(client: ClientBase): Promise<Tables> {
  const { rows } = await client.query<{ table: string; column: string; type: string }>(
    `SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, NULL) AS type
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'sternway'::regnamespace AND c.relkind = 'r'
        AND a.attnum > 0 AND NOT a.attisdropped AND a.attidentity <> 'a'
      ORDER BY c.relname, a.attnum`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ table }) => table)].map(([table, columns]) => [
      table,
      new Map(columns.map(({ column, type }) => [column, type] as const)),
    ]),
  );
}
