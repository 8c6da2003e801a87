import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { lives } from '../steps/rig.ts';
import { database, measure } from './rig.ts';

const shop = `
  CREATE TABLE orders (id INTEGER PRIMARY KEY, release TEXT, total INTEGER, expected INTEGER);
  INSERT INTO orders (release, total, expected) VALUES ('1', 5, 5), ('2', 7, 5), ('2', 9, 9), ('2', 1, 2);
`;
const count = 'SELECT count(*) AS wrong FROM orders WHERE release = ? AND total <> expected';
const forever =
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';

describe('a question to a database', () => {
  test.each([
    ['holds', { query: count, params: ['1'], op: '==', value: 0 }, 'pass', 'wrong: 0'],
    [
      'does not hold',
      { query: count, params: ['2'], op: '==', value: 0 },
      'fail',
      'wrong: 2, wanted == 0',
    ],
    [
      'by name holds',
      {
        query: 'SELECT sum(total) AS t, max(id) AS m FROM orders WHERE release = @r',
        params: { r: '2' },
        column: 'm',
        op: '>',
        value: 3,
      },
      'pass',
      'm: 4',
    ],
    [
      'answers NULL',
      { query: "SELECT sum(total) AS t FROM orders WHERE release = '9'", op: '==', value: 0 },
      'inconclusive',
      't: no value',
    ],
    [
      'answers no row',
      { query: "SELECT id FROM orders WHERE release = '9'", op: '==', value: 0 },
      'inconclusive',
      'the query answered no row',
    ],
    [
      'answers many rows',
      { query: 'SELECT id FROM orders', op: '==', value: 0 },
      'error',
      'the query answers more than one row; write one that answers one',
    ],
    [
      'names no column',
      { query: 'SELECT 1 AS a', column: 'b', op: '==', value: 1 },
      'error',
      'the row has no column b',
    ],
    [
      'is wrong SQL',
      { query: 'SELECT nope FROM orders', op: '==', value: 0 },
      'error',
      'no such column: nope',
    ],
    [
      'answers more than JavaScript can count',
      { query: 'SELECT 9223372036854775807 AS n', op: '>', value: 1 },
      'inconclusive',
      'n: "9223372036854775807" cannot be compared (> 1)',
    ],
  ])('that %s', async (_, given, verdict, summary) => {
    using db = database(shop);
    expect(await measure('sql_invariant', { dsn: db.dsn, ...given })).toMatchObject({
      verdict,
      summary,
    });
  });

  test.each([
    'DELETE FROM orders',
    'SELECT 1; DELETE FROM orders',
    "WITH x AS (SELECT 1) INSERT INTO orders (release) SELECT '3' FROM x",
    'WITH x AS (SELECT 1) DELETE FROM orders RETURNING id',
    "ATTACH '/tmp/other.db' AS other",
    'PRAGMA journal_mode = DELETE',
    'VACUUM',
  ])('that would change something is never carried out: %s', async (query) => {
    using db = database(shop);
    const measured = await measure('sql_invariant', { dsn: db.dsn, query, op: '==', value: 0 });
    expect(measured.verdict).toBe('error');
    const after = new Database(db.file, { readonly: true });
    expect(after.prepare('SELECT count(*) AS n FROM orders').get()).toEqual({ n: 4 });
    after.close();
  });

  test('of a file that does not exist is an error, and makes no file', async () => {
    const given = { dsn: 'sqlite:/tmp/no/such.db', query: 'SELECT 1', op: '==', value: 1 };
    expect(await measure('sql_invariant', given)).toMatchObject({ verdict: 'error' });
  });

  test('is asked while somebody else writes', async () => {
    using db = database(`PRAGMA journal_mode = WAL; ${shop}`);
    const writer = new Database(db.file);
    writer.exec(
      "BEGIN IMMEDIATE; INSERT INTO orders (release, total, expected) VALUES ('1', 1, 2)",
    );
    const measured = await measure('sql_invariant', {
      dsn: db.dsn,
      query: count,
      params: ['1'],
      op: '==',
      value: 0,
    });
    writer.exec('COMMIT');
    writer.close();
    expect(measured.verdict).toBe('pass');
  });

  test('that never ends is stopped in time, and holds nobody up meanwhile', async () => {
    using db = database(shop);
    let longestMs = 0;
    let last = performance.now();
    const pulse = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
    }, 5);
    const given = { dsn: db.dsn, query: forever, op: '==', value: 0 };
    const started = performance.now();
    const measured = await measure('sql_invariant', given, { signal: AbortSignal.timeout(800) });
    clearInterval(pulse);
    expect(measured).toMatchObject({ verdict: 'error' });
    expect(measured.summary).toContain('no answer');
    expect(performance.now() - started).toBeLessThan(3_000);
    expect(longestMs, 'the longest standstill in ms').toBeLessThan(400);
  });

  test.each([
    ['while the question starts', -1],
    // Half a second of work is more than a start takes: then it is inside SQLite.
    ['in the middle of it', 50],
  ])(
    'does not outlive a bot that is killed %s',
    async (_, ticks) => {
      using db = database(shop);
      const asks = { dsn: db.dsn, query: forever, params: [], busy_timeout: 100 };
      const program = `import { askSql } from '${process.cwd()}/src/checks/sql/ask.ts';
      await askSql(${JSON.stringify(asks)}, new AbortController().signal);`;
      const bot = spawn(process.execPath, ['--input-type=module', '--eval', program]);
      const { pid = 0 } = bot;
      const asking = () => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
      await expect.poll(asking, { timeout: 5_000 }).toMatch(/^\d+$/u);
      const child = Number(asking());
      const workedTicks = () => Number(readFileSync(`/proc/${child}/stat`, 'utf8').split(' ')[13]);
      await expect.poll(workedTicks, { timeout: 8_000 }).toBeGreaterThan(ticks);
      bot.kill('SIGKILL');
      await expect.poll(async () => lives(child), { timeout: 5_000 }).toBe(false);
    },
    20_000,
  );
});
