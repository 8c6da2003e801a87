import { countKind, unknownCount } from '../check-kind.ts';
import { countOf } from '../count-of.ts';
import { askSql } from '../sql/ask.ts';
import { SqlQuestion } from '../sql/question.ts';

/** Counts by one SELECT. */
export const sql = countKind({
  kind: 'sql',
  doc: 'Counts with one SELECT: dsn (sqlite:path), query, params; the first column of its one row is the count.',
  with: SqlQuestion,
  count: async ({ with: question, signal }) => {
    const answer = await askSql(question, signal);
    if (answer.status === 'no') return unknownCount(answer.why);
    if (answer.row === undefined) return unknownCount('the query answered no row');
    return countOf(Object.values(answer.row)[0]);
  },
});
