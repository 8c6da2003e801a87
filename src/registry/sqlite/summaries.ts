import type { Registry } from '../../app/ports/registry.ts';
import type { IncidentSummary } from '../../core/incident/summary.ts';
import { intact } from '../intact.ts';
import { orm } from '../orm.ts';
import { StoredSummary } from '../summary.ts';
import type { Store } from './connect.ts';
import { summaries } from './schema.ts';

const { asc, eq, sql } = orm;
const { placeholder } = sql;

/** One line an incident, in the order in which incidents were declared. */
export function summaryRows({ db }: Store) {
  const put = db
    .insert(summaries)
    .values({
      incident: placeholder('incident'),
      isOpen: placeholder('isOpen'),
      body: placeholder('body'),
    })
    .onConflictDoUpdate({
      target: summaries.incident,
      set: { isOpen: sql`excluded.is_open`, body: sql`excluded.body` },
    })
    .prepare();
  const every = db
    .select({ body: summaries.body })
    .from(summaries)
    .orderBy(asc(sql`rowid`))
    .prepare();
  const open = db
    .select({ body: summaries.body })
    .from(summaries)
    .where(eq(summaries.isOpen, sql`1`))
    .orderBy(asc(sql`rowid`))
    .prepare();

  return {
    put(summary: IncidentSummary): void {
      const isOpen = summary.rung === 'closed' ? 0 : 1;
      put.run({ incident: summary.id, isOpen, body: summary });
    },
    find(filter: Parameters<Registry['summaries']>[0] = {}): readonly IncidentSummary[] {
      const { target } = filter;
      const rows = (filter.open === true ? open : every).all();
      return rows
        .map(({ body }) => intact(StoredSummary, body))
        .filter((one) => filter.open !== false || one.rung === 'closed')
        .filter((one) => target === undefined || one.targets.includes(target));
    },
    clear: (): void => void db.delete(summaries).run(),
  };
}
