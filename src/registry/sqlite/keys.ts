import type { Json } from '../../lib/json.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { keys } from './schema.ts';

const { eq, sql } = orm;
const { placeholder } = sql;

/** Idempotency keys, each with the answer that its first sender was given. */
export function keyRows({ db }: Store) {
  const insert = db
    .insert(keys)
    .values({ key: placeholder('key'), answer: placeholder('answer') })
    .prepare();
  const answer = db
    .select({ answer: keys.answer })
    .from(keys)
    .where(eq(keys.key, placeholder('key')))
    .prepare();
  const forget = db
    .update(keys)
    .set({ answer: sql`'null'` })
    .where(sql`${keys.answer} <> 'null'`)
    .prepare();
  return {
    /** Answers may repeat what was erased; what is left says only that the key was used. */
    forgetAnswers: (): void => void forget.run(),
    add: (key: string, given: Json): void => void insert.run({ key, answer: given }),
    /** In a wrapper, because an answer may be `null`. */
    find: (key: string): { readonly answer: Json } | undefined => answer.get({ key }),
  };
}
