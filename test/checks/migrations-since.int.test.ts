import { describe, expect, test } from 'vitest';
import { checkKinds } from '../../src/checks/kinds.ts';
import { database, measure } from './rig.ts';

const since = '2026-03-01T02:47:00Z';
const before = '2026-03-01 02:46:59.000';
const after = '2026-03-01 02:47:01.000';
const ms = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);

const tables = {
  flyway: (at: string) => `
    CREATE TABLE flyway_schema_history (script TEXT, installed_on TEXT, success INTEGER);
    INSERT INTO flyway_schema_history VALUES ('V1__shop.sql', '${before}', 1), ('V2__drop.sql', '${at}', 0);`,
  liquibase: (at: string) => `
    CREATE TABLE DATABASECHANGELOG (ID TEXT, DATEEXECUTED TEXT);
    INSERT INTO DATABASECHANGELOG VALUES ('V1', '${before}'), ('V2__drop.sql', '${at}');`,
  django: (at: string) => `
    CREATE TABLE django_migrations (app TEXT, name TEXT, applied TEXT);
    INSERT INTO django_migrations VALUES ('V2__drop', 'sql', '${at}');`,
  prisma: (at: string) => `
    CREATE TABLE _prisma_migrations (migration_name TEXT, started_at INTEGER);
    INSERT INTO _prisma_migrations VALUES ('V2__drop.sql', ${ms(at)});`,
  knex: (at: string) => `
    CREATE TABLE knex_migrations (name TEXT, migration_time INTEGER);
    INSERT INTO knex_migrations VALUES ('V2__drop.sql', ${ms(at)});`,
} as const;
const tools = ['flyway', 'liquibase', 'django', 'prisma', 'knex'] as const;

async function found(sql: string, given: object) {
  using base = database(sql);
  return await measure('migrations_since', { dsn: base.dsn, since, ...given });
}

describe('the schema history of a database', () => {
  test.each(tools)('of %s shows what ran since the older release went live', async (history) => {
    expect(await found(tables[history](after), { history })).toMatchObject({
      verdict: 'fail',
      summary: '1 found: V2__drop.sql',
      facts: { found: 1, names: ['V2__drop.sql'] },
    });
    expect(await found(tables[history](before), { history })).toMatchObject({
      verdict: 'pass',
      summary: 'no migration found',
    });
  });

  test('may be a query of names and moments; a moment that nobody can read counts as since', async () => {
    const own = `CREATE TABLE ran (id TEXT, t TEXT); INSERT INTO ran VALUES ('a', 'soon'), ('b', '${before}');`;
    const history = { query: 'SELECT id AS name, t AS at FROM ran;' };
    expect(await found(own, { history })).toMatchObject({ facts: { names: ['a'] } });
  });

  test('that is not there is an error, never "none found"', async () => {
    expect(await found('CREATE TABLE t (a);', { history: 'flyway' })).toMatchObject({
      verdict: 'error',
      summary: 'no such table: flyway_schema_history',
    });
  });

  test('of very many is counted whole, and named as far as a line goes', async () => {
    const many = `CREATE TABLE knex_migrations (name TEXT, migration_time INTEGER);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
      INSERT INTO knex_migrations SELECT 'migration-' || i, ${ms(after)} FROM n;`;
    const { facts } = await found(many, { history: 'knex' });
    expect(facts['found']).toBe(200);
    expect(facts['names']).toContain('migration-1');
    expect(JSON.stringify(facts['names'])).not.toContain('migration-200');
  });

  test('decides nothing where nobody says since when', async () => {
    const given = { dsn: 'sqlite:a', history: 'flyway' };
    expect(await measure('migrations_since', given)).toMatchObject({ verdict: 'inconclusive' });
  });

  test('of a tool that does not keep when is refused, and the answer says what to write', () => {
    const kind = checkKinds.find((one) => one.kind === 'migrations_since');
    const messages = (history: unknown) =>
      kind?.with.safeParse({ dsn: 'sqlite:a', history }).error?.issues.map((one) => one.message);
    expect(messages('rails')).toEqual([
      'rails does not keep when a migration ran; write { query: … } that answers name and at',
    ]);
    expect(messages('flywai')?.[0]).toMatch(/^history is flyway, /u);
  });
});
