import { after, type Instant } from '../../core/ids.ts';
import type { Json } from '../../lib/json.ts';
import { abandonedMs, keptMs } from '../inbox-terms.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { inbox } from './schema.ts';

const { and, asc, eq, isNull, lt, sql } = orm;
const { placeholder } = sql;
/** What came in, kept before it is acknowledged. */
export function inboxRows({ db }: Store) {
  const insert = db
    .insert(inbox)
    .values({
      key: placeholder('key'),
      body: placeholder('body'),
      receivedAt: placeholder('receivedAt'),
    })
    .onConflictDoNothing()
    .prepare();
  const unfinished = db
    .select({ key: inbox.key, body: inbox.body })
    .from(inbox)
    .where(isNull(inbox.doneAt))
    .orderBy(asc(inbox.id))
    .prepare();
  const finish = db
    .update(inbox)
    .set({ doneAt: sql`${placeholder('doneAt')}`, body: sql`'null'` })
    .where(eq(inbox.key, placeholder('key')))
    .prepare();
  // Two statements, because each has its index; together they would look at every row each time.
  const forget = db
    .delete(inbox)
    .where(lt(inbox.doneAt, placeholder('before')))
    .prepare();
  const abandon = db
    .delete(inbox)
    .where(and(isNull(inbox.doneAt), lt(inbox.receivedAt, placeholder('before'))))
    .prepare();

  return {
    /** False when the key is there already, done or not. */
    add: (key: string, body: Json, receivedAt: Instant): boolean =>
      insert.run({ key, body, receivedAt }).changes === 1,
    unfinished: () => unfinished.all(),
    finish: (key: string, doneAt: Instant): void => void finish.run({ key, doneAt }),
    purge: (now: Instant): void => {
      forget.run({ before: after(now, -keptMs) });
      abandon.run({ before: after(now, -abandonedMs) });
    },
  };
}
