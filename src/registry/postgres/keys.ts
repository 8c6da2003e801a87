import type { Json } from '../../lib/json.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { keys } from './schema.ts';

const { eq, sql } = orm;
const { placeholder } = sql;

/** Idempotency keys, each with the answer that its first sender was given. */
export function keyRows({ db, ask }: Link) {
  const answer = db
    .select({ answer: keys.answer })
    .from(keys)
    .where(eq(keys.key, placeholder('key')))
    .prepare('keys_find');
  return {
    /** Answers may repeat what was erased; what is left says only that the key was used. */
    forgetAnswers: async (): Promise<void> =>
      void (await db
        .update(keys)
        .set({ answer: sql`'null'` })
        .where(sql`${keys.answer} <> 'null'`)),
    add: (key: string, given: Json): Promise<unknown> =>
      ask('keys_add', 'INSERT INTO keys (key, answer) VALUES ($1, $2)', [
        key,
        JSON.stringify(given),
      ]),
    /** In a wrapper, because an answer may be `null`. */
    find: async (key: string): Promise<{ readonly answer: Json } | undefined> =>
      (await answer.execute({ key }))[0],
  };
}
