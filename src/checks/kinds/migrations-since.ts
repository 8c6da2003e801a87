import { z } from 'zod';
import { list, oneLine } from '../../core/texts/words.ts';
import { checkKind, errored, inconclusive } from '../check-kind.ts';
import { askSql } from '../sql/ask.ts';
import { histories, sinceQuery, timeless } from '../sql/histories.ts';
import { SqlQuestion } from '../sql/question.ts';

const tools = z.enum(['flyway', 'liquibase', 'django', 'prisma', 'knex']);

const MigrationsSince = SqlQuestion.omit({ query: true, params: true }).extend({
  /** The tool whose history it is, or a query of `name` and `at`. */
  history: z.union([tools, z.strictObject({ query: SqlQuestion.shape.query })], {
    error: ({ input }) =>
      typeof input === 'string' && timeless.has(input)
        ? `${input} does not keep when a migration ran; write { query: … } that answers name and at`
        : `history is ${tools.options.join(', ')}, or { query: … } that answers name and at`,
  }),
  /** From when on; when the older release went live. Given by Sternway where it asks by itself. */
  since: z.iso.datetime().optional(),
});

/** The longest that names are read of a row; the last of a longer one may be cut. */
const longestNames = 1_000;

/** Names as they came, whole ones only. */
const namesOf = (text: string): readonly string[] => {
  const names = text.split('\n').filter((name) => name !== '');
  return text.length < longestNames ? names : names.slice(0, -1);
};

/** Looks for migrations that ran since a moment. */
export const migrationsSince = checkKind({
  kind: 'migrations_since',
  doc: 'Looks into the schema history of dsn (sqlite:path) for migrations that ran since the older release went live: history flyway, liquibase, django, prisma, knex, or { query } of name and at. None found passes.',
  with: MigrationsSince,
  measure: async ({ with: { history, since, ...source }, signal }) => {
    if (since === undefined) return inconclusive('nobody says since when');
    const query = typeof history === 'string' ? histories[history] : history.query;
    const params = { since: Date.parse(since) / 1_000 };
    const answer = await askSql({ ...source, query: sinceQuery(query), params }, signal);
    if (answer.status === 'no') return errored(answer.why);
    const found = answer.row?.['found'];
    if (typeof found !== 'number') return errored('the history cannot be counted');
    const names = namesOf(String(answer.row?.['names'] ?? ''));
    const facts = { since, found, names: [...names] };
    if (found === 0) return { verdict: 'pass', summary: 'no migration found', facts };
    const told = list(names.map((name) => oneLine(name, 80)));
    return { verdict: 'fail', summary: `${found} found: ${told}`, facts };
  },
});
