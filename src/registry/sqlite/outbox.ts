import type { OutMessage } from '../../app/ports/registry.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { outbox } from './schema.ts';

const { asc, eq, isNull, sql } = orm;
const { placeholder } = sql;

/** Messages that a decision wants to stand somewhere. Ids grow, so the order per channel is the order of ids. */
export function outboxRows({ db }: Store) {
  const insert = db
    .insert(outbox)
    .values({
      channel: placeholder('channel'),
      purpose: placeholder('purpose'),
      body: placeholder('body'),
    })
    .prepare();
  const undelivered = db
    .select({
      id: outbox.id,
      channel: outbox.channel,
      purpose: outbox.purpose,
      body: outbox.body,
    })
    .from(outbox)
    .where(isNull(outbox.ref))
    .orderBy(asc(outbox.id))
    .limit(placeholder('limit'))
    .prepare();
  const delivered = db
    .update(outbox)
    .set({ ref: sql`${placeholder('ref')}`, body: sql`'null'` })
    .where(eq(outbox.id, placeholder('id')))
    .prepare();

  return {
    add: (message: OutMessage): void => void insert.run({ ...message }),
    undelivered: (limit: number) => undelivered.all({ limit }),
    delivered: (id: number, ref: string): void => void delivered.run({ id, ref }),
  };
}
