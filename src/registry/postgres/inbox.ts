import { after, type Instant } from '../../core/ids.ts';
import { canonical } from '../../lib/canonical.ts';
import type { Json } from '../../lib/json.ts';
import { abandonedMs, keptMs } from '../inbox-terms.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { inbox } from './schema.ts';

const { and, asc, eq, isNull, lt, sql } = orm;
const { placeholder } = sql;

/** What came in, kept before it is acknowledged. */
export function inboxRows({ db }: Link) {
  const insert = db
    .insert(inbox)
    .values({
      key: placeholder('key'),
      body: placeholder('body'),
      receivedAt: placeholder('receivedAt'),
    })
    .onConflictDoNothing()
    .returning({ id: inbox.id })
    .prepare('inbox_add');
  return {
    /** False when the key is there already, done or not. */
    add: async (key: string, body: Json, receivedAt: Instant): Promise<boolean> =>
      (await insert.execute({ key, body, receivedAt })).length === 1,
    /** Whether exactly this stands there and waits: an insert whose answer was lost has happened. */
    isWaiting: async (key: string, body: Json, receivedAt: Instant): Promise<boolean> => {
      const [row] = await db.select().from(inbox).where(eq(inbox.key, key));
      return (
        row !== undefined &&
        row.doneAt === null &&
        row.receivedAt === receivedAt &&
        canonical(row.body) === canonical(body)
      );
    },
    unfinished: () =>
      db
        .select({ key: inbox.key, body: inbox.body })
        .from(inbox)
        .where(isNull(inbox.doneAt))
        .orderBy(asc(inbox.id)),
    finish: async (key: string, doneAt: Instant): Promise<void> =>
      void (await db.update(inbox).set({ doneAt, body: sql`'null'` }).where(eq(inbox.key, key))),
    /** Two statements, because each has its index; together they would look at every row each time. */
    purge: async (now: Instant): Promise<void> => {
      await db.delete(inbox).where(lt(inbox.doneAt, after(now, -keptMs)));
      await db
        .delete(inbox)
        .where(and(isNull(inbox.doneAt), lt(inbox.receivedAt, after(now, -abandonedMs))));
    },
  };
}
