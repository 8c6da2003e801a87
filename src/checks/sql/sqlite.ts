import Database from 'better-sqlite3';
import type { SqlAnswer, SqlQuestion } from './question.ts';

const mostColumns = 100;
const longestText = 1_000;

/**
 * Asks a SQLite file, opened for reading only, one statement that SQLite itself calls read-only. Blocks
 * until SQLite answers, however long that takes: run it in a process that can be killed.
 */
export function askSqlite({ dsn, query, params, busy_timeout: busyMs }: SqlQuestion): SqlAnswer {
  try {
    using database = opened(dsn.slice('sqlite:'.length), busyMs);
    const statement = database.db.prepare<unknown[], Record<string, unknown>>(query);
    if (!statement.reader || !statement.readonly) return no('the statement does more than read');
    const [first, second] = firstTwo(
      statement.iterate(...(Array.isArray(params) ? params : [params])),
    );
    if (second !== undefined)
      return no('the query answers more than one row; write one that answers one');
    return { status: 'row', row: first === undefined ? undefined : rowOf(first) };
  } catch (error) {
    return no(error instanceof Error ? error.message : String(error));
  }
}

const no = (why: string): SqlAnswer => ({ status: 'no', why });

function opened(file: string, busyMs: number): Disposable & { readonly db: Database.Database } {
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: busyMs });
  db.pragma('query_only = ON');
  db.defaultSafeIntegers(true);
  return { db, [Symbol.dispose]: () => db.close() };
}

/** More than that is never read: a table may be larger than memory. */
function firstTwo<Row>(rows: Iterable<Row>): readonly Row[] {
  const found: Row[] = [];
  for (const row of rows) {
    found.push(row);
    if (found.length === 2) break;
  }
  return found;
}

function rowOf(row: Record<string, unknown>): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(row)
      .slice(0, mostColumns)
      .map(([column, value]) => [column, cellOf(value)]),
  );
}

function cellOf(value: unknown): string | number | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return typeof value === 'string' ? value.slice(0, longestText) : '(binary)';
}
