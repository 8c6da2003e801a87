import type { PostPlace } from '../../app/ports/registry.ts';
import type { Instant, PersonId } from '../../core/ids.ts';
import { asJson, type Json, JsonObject } from '../../lib/json.ts';
import { accountIn, erasedWords, readableNote } from '../notes.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { asText, posts } from './schema.ts';

const { and, asc, eq, gte, lt, sql } = orm;

const bodyText = sql<string>`${posts.body}`;

/** What stands outside, and where. */
export function postRows(link: Link) {
  const { db } = link;
  return {
    before: (
      prefix: string,
      at: Instant,
      { after, limit }: { readonly after: PostPlace | undefined; readonly limit: number },
    ): Promise<readonly PostPlace[]> =>
      db
        .select({ about: posts.about, key: posts.key })
        .from(posts)
        .where(
          and(
            gte(posts.about, prefix),
            lt(posts.about, `${prefix}\u{10ffff}`),
            lt(posts.key, at),
            after && sql`(${posts.about}, ${posts.key}) > (${after.about}, ${after.key})`,
          ),
        )
        .orderBy(asc(posts.about), asc(posts.key))
        .limit(limit),
    drop: async ({ about, key }: PostPlace): Promise<void> =>
      void (await db.delete(posts).where(and(eq(posts.about, about), eq(posts.key, key)))),
    find: async (about: string) =>
      (
        await db
          .select({ key: posts.key, body: bodyText })
          .from(posts)
          .where(eq(posts.about, about))
          .orderBy(asc(posts.key))
      ).map(({ key, body }) => ({ key, body: readableNote(body) })),
    note: async (about: string, key: string, body: Json): Promise<void> =>
      void (await db
        .insert(posts)
        .values({ about, key, body: asText(body) })
        .onConflictDoUpdate({ target: [posts.about, posts.key], set: { body: asText(body) } })),
    ...forgetting(link),
  };
}

/** What an erasure takes out of notes. */
function forgetting(link: Link) {
  const { db } = link;
  return {
    /** The account's id as Slack writes it may be the key of a note, or stand in one. */
    forget: async (account: string): Promise<void> => {
      const id = accountIn(account);
      await db.delete(posts).where(eq(posts.key, id));
      await db
        .update(posts)
        .set({ body: sql`replace(${posts.body}, ${id}, 'erased')` })
        .where(sql`strpos(${posts.body}, ${id}) > 0`);
    },
    forgetWhy: async (person: PersonId): Promise<void> => {
      for (const { key, body } of await searchesOf(link, person)) {
        await db
          .update(posts)
          .set({ body: asJson({ ...body, because: erasedWords }) })
          .where(and(eq(posts.about, 'searches'), eq(posts.key, key)));
      }
    },
  };
}

/** Why somebody looked for this person is about them; that they did, and when, stays. Those that still say why. */
export async function searchesOf({ db }: Link, person: PersonId) {
  const rows = await db
    .select({ key: posts.key, body: bodyText })
    .from(posts)
    .where(and(eq(posts.about, 'searches'), sql`strpos(${posts.body}, ${person}) > 0`));
  return rows.flatMap(({ key, body: text }) => {
    const body = JsonObject.safeParse(readableNote(text)).data;
    return body?.['person'] === person && body['because'] !== erasedWords ? [{ key, body }] : [];
  });
}
