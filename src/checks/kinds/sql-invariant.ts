import { z } from 'zod';
import { Comparison } from '../../lib/compare.ts';
import { checkKind, errored, inconclusive } from '../check-kind.ts';
import { judged } from '../judged.ts';
import { askSql } from '../sql/ask.ts';
import { SqlQuestion } from '../sql/question.ts';

const SqlInvariant = SqlQuestion.extend({
  ...Comparison.shape,
  /** The column that is compared; the first one when nothing is said. */
  column: z.string().min(1).optional(),
});

/** Asks a database one question and compares the one row that it answers. */
export const sqlInvariant = checkKind({
  kind: 'sql_invariant',
  doc: 'Asks dsn (sqlite:path) one SELECT (query, params) that answers one row, and compares its first column, or column, by op and value. NULL and no row are inconclusive.',
  with: SqlInvariant,
  measure: async ({ with: { op, value, column, ...question }, signal }) => {
    const answer = await askSql(question, signal);
    if (answer.status === 'no') return errored(answer.why);
    if (answer.row === undefined) return inconclusive('the query answered no row');
    const name = column ?? Object.keys(answer.row)[0] ?? '';
    if (!Object.hasOwn(answer.row, name)) return errored(`the row has no column ${name}`);
    const measured = judged(name, answer.row[name], { op, value });
    return { ...measured, facts: { ...measured.facts, row: answer.row } };
  },
});
