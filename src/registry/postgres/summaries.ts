import type { Batch } from '../../app/ports/batch.ts';
import type { Registry } from '../../app/ports/registry.ts';
import type { IncidentSummary } from '../../core/incident/summary.ts';
import { intact } from '../intact.ts';
import { orm } from '../orm.ts';
import { StoredSummary } from '../summary.ts';
import type { Link } from './connect.ts';
import { summaries } from './schema.ts';

const { asc, eq } = orm;

/** One line an incident, in the order in which incidents were declared. */
export function summaryRows({ db, ask }: Link) {
  return {
    put: (summary: IncidentSummary): Promise<unknown> =>
      ask(
        'summaries_put',
        `INSERT INTO summaries (incident, is_open, body) VALUES ($1, $2, $3)
          ON CONFLICT (incident) DO UPDATE SET is_open = excluded.is_open, body = excluded.body`,
        [summary.id, summary.rung === 'closed' ? 0 : 1, JSON.stringify(summary)],
      ),
    find: async (
      filter: Parameters<Registry['summaries']>[0] = {},
    ): Promise<readonly IncidentSummary[]> => {
      const { target } = filter;
      const rows = await db
        .select({ body: summaries.body })
        .from(summaries)
        .where(filter.open === true ? eq(summaries.isOpen, 1) : undefined)
        .orderBy(asc(summaries.nth));
      return rows
        .map(({ body }) => intact(StoredSummary, body))
        .filter((one) => filter.open !== false || one.rung === 'closed')
        .filter((one) => target === undefined || one.targets.includes(target));
    },
    /** Another open incident on one of the targets that come under this one. */
    otherOpen: async ({
      incident,
      targets,
    }: NonNullable<Batch['takes']>): Promise<string | undefined> =>
      (
        await ask<{ incident: string }>(
          'summaries_other',
          `SELECT incident FROM summaries WHERE is_open = 1 AND incident <> $1
            AND body::jsonb -> 'targets' ?| $2::text[] ORDER BY nth LIMIT 1`,
          [incident, targets],
        )
      )[0]?.incident,
    clear: async (): Promise<void> => void (await db.delete(summaries)),
  };
}
