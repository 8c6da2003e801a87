import type { DueChange } from '../../app/ports/batch.ts';
import type { DueRow } from '../../app/ports/registry.ts';
import { canonical } from '../../lib/canonical.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { due } from './schema.ts';

const { asc, eq, lte, min, sql } = orm;

/** Moments at which the actor `timer` gives an order. */
export function dueRows({ db, ask }: Link) {
  return {
    apply: (change: DueChange): Promise<unknown> =>
      change.do === 'clear'
        ? ask('due_clear', 'DELETE FROM due WHERE key = $1', [change.key])
        : ask(
            'due_set',
            `INSERT INTO due (key, at, stream, "order") VALUES ($1, $2, $3, $4)
              ON CONFLICT (key) DO UPDATE
              SET at = excluded.at, stream = excluded.stream, "order" = excluded."order"`,
            [change.key, change.at, change.stream, JSON.stringify(change.order)],
          ),
    /** Leaves a row alone that was set anew since this one was read. To be called in a transaction. */
    clearRow: async (row: DueRow): Promise<void> => {
      const [there] = await db.select().from(due).where(eq(due.key, row.key)).for('update');
      if (there && canonical(there) === canonical(row))
        await db.delete(due).where(eq(due.key, row.key));
    },
    /** Rows due at this moment or before it, the oldest first. */
    before: (at: string, limit: number): Promise<readonly DueRow[]> =>
      db.select().from(due).where(lte(due.at, at)).orderBy(asc(due.at), asc(due.key)).limit(limit),
    next: async (): Promise<string | undefined> =>
      (await db.select({ at: sql<string | null>`${min(due.at)}` }).from(due))[0]?.at ?? undefined,
  };
}
