import type { PersonId } from '../../core/ids.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { aboutPerson } from './posts.ts';
import { keys, passes, posts, words } from './schema.ts';

const { and, count, eq, sql } = orm;

/** How many rows an erasure would take or change. */
export function countRows({ db }: Store) {
  const all = { all: count() };
  return {
    words: ({ position, name }: { readonly position: number; readonly name: string }): number =>
      db
        .select(all)
        .from(words)
        .where(and(eq(words.position, position), eq(words.name, name)))
        .get()?.all ?? 0,
    answers: (): number =>
      db.select(all).from(keys).where(sql`${keys.answer} <> 'null'`).get()?.all ?? 0,
    sessions: (person: PersonId): number =>
      db.select(all).from(passes).where(eq(passes.person, person)).get()?.all ?? 0,
    searches: (person: PersonId): number =>
      db.select(all).from(posts).where(aboutPerson(person)).get()?.all ?? 0,
  };
}
