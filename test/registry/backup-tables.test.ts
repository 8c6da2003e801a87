import { getTableName, is, Table } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { keptTables } from '../../src/registry/backup/tables.ts';
import * as postgres from '../../src/registry/postgres/schema.ts';
import * as sqlite from '../../src/registry/sqlite/schema.ts';

/** Each with why no backup holds it. */
const leftOut = {
  migrations: 'stands in its first line',
  inbox: 'nobody wants done hours later what came in then',
  passes: 'whoever signed out since would be in again',
  target_lock: 'the events say it',
  active_strategy: 'the events say it',
  containment: 'the events say it',
  summaries: 'the events say it',
  entries: 'the events say it',
  facets: 'the events say it',
  words: 'the texts say it',
};

const tablesOf = (schema: object): readonly string[] =>
  Object.values(schema).flatMap((one: unknown) => (is(one, Table) ? [getTableName(one)] : []));

describe('a backup', () => {
  test.each([
    ['SQLite', tablesOf(sqlite), ['streams']],
    ['PostgreSQL', tablesOf(postgres), []],
  ] as const)('holds each table of %s, or it is said why not', (_, tables, ofOthers) => {
    const kept = keptTables.filter((table) => !ofOthers.some((one) => one === table));
    expect(tables.toSorted()).toEqual([...kept, ...Object.keys(leftOut)].toSorted());
  });
});
