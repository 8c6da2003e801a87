/** Where tools keep what they ran on a database, and when: a query of `name` and `at`, a row a migration. */
export const histories = {
  flyway: 'SELECT script AS name, installed_on AS at FROM flyway_schema_history',
  liquibase: 'SELECT ID AS name, DATEEXECUTED AS at FROM DATABASECHANGELOG',
  django: "SELECT app || '.' || name AS name, applied AS at FROM django_migrations",
  prisma: 'SELECT migration_name AS name, started_at AS at FROM _prisma_migrations',
  knex: 'SELECT name, migration_time AS at FROM knex_migrations',
} as const;

/** Those that keep which migrations there are, and not when each ran: nobody could tell what came since. */
export const timeless: ReadonlySet<string> = new Set(['rails', 'alembic', 'drizzle']);

/** Seconds since 1970 of what may be seconds, milliseconds, or a date as text. */
const secondsOf = `CASE
  WHEN typeof(at) IN ('integer', 'real') THEN at / CASE WHEN at > 100000000000 THEN 1000.0 ELSE 1.0 END
  ELSE (julianday(at) - 2440587.5) * 86400.0 END`;

/**
 * How many migrations ran since a moment (`@since`, seconds since 1970), and their names, a line each. One of which
 * nobody can read when it ran counts too.
 */
export const sinceQuery = (history: string): string =>
  `SELECT count(*) AS found, group_concat(name, char(10)) AS names
   FROM (SELECT name FROM (${history.replace(/;\s*$/u, '')})
         WHERE coalesce(${secondsOf}, @since) >= @since ORDER BY at)`;
