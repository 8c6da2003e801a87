import type { PersonId } from '../../core/ids.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { searchesOf } from './posts.ts';
import { keys, passes, words } from './schema.ts';

const { and, eq, sql } = orm;

/** How many rows an erasure would take or change. */
export function countRows(link: Link) {
  const { db } = link;
  return {
    words: ({ position, name }: { readonly position: number; readonly name: string }) =>
      db.$count(words, and(eq(words.position, position), eq(words.name, name))),
    answers: () => db.$count(keys, sql`${keys.answer} <> 'null'`),
    sessions: (person: PersonId) => db.$count(passes, eq(passes.person, person)),
    searches: async (person: PersonId) => (await searchesOf(link, person)).length,
  };
}
