import { askSql } from '../../src/checks/sql/ask.ts';

// A bot in miniature: asks what has no end, until somebody kills it.
const query =
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';
const dsn = process.argv[2] ?? '';
await askSql({ dsn, query, params: [], busy_timeout: 100 }, new AbortController().signal);
