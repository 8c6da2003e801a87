import type { DueChange } from '../../app/ports/batch.ts';
import type { DueRow } from '../../app/ports/registry.ts';
import { canonical } from '../../lib/canonical.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { due } from './schema.ts';

const { asc, eq, lte, min, sql } = orm;
const { placeholder } = sql;

/** Moments at which the actor `timer` gives an order. */
export function dueRows({ db }: Store) {
  const set = setStatement(db);
  const clear = db
    .delete(due)
    .where(eq(due.key, placeholder('key')))
    .prepare();
  const find = db
    .select()
    .from(due)
    .where(eq(due.key, placeholder('key')))
    .prepare();
  const before = db
    .select()
    .from(due)
    .where(lte(due.at, placeholder('at')))
    .orderBy(asc(due.at), asc(due.key))
    .limit(placeholder('limit'))
    .prepare();
  const first = db
    .select({ at: min(due.at) })
    .from(due)
    .prepare();

  return {
    apply(change: DueChange): void {
      if (change.do === 'set') set.run({ ...change });
      else clear.run({ key: change.key });
    },
    /** Leaves a row alone that was set anew since this one was read. */
    clearRow(row: DueRow): void {
      const there = find.get({ key: row.key });
      if (there && canonical(there) === canonical(row)) clear.run({ key: row.key });
    },
    /** Rows due at this moment or before it, the oldest first. */
    before: (at: string, limit: number): readonly DueRow[] => before.all({ at, limit }),
    next: (): string | undefined => first.get()?.at ?? undefined,
  };
}

function setStatement(db: Store['db']) {
  return db
    .insert(due)
    .values({
      key: placeholder('key'),
      at: placeholder('at'),
      stream: placeholder('stream'),
      order: placeholder('order'),
    })
    .onConflictDoUpdate({
      target: due.key,
      set: {
        at: sql`excluded.at`,
        stream: sql`excluded.stream`,
        order: sql`excluded."order"`,
      },
    })
    .prepare();
}
