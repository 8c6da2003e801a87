import type { PostPlace } from '../../app/ports/registry.ts';
import type { Instant, PersonId } from '../../core/ids.ts';
import { searchName } from '../../core/retention/search-name.ts';
import { type Json, JsonObject } from '../../lib/json.ts';
import { named } from '../accounts.ts';
import { erasedWords, readableNote } from '../notes.ts';
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
    drop: async (place: PostPlace): Promise<void> =>
      void (await db.delete(posts).where(isAt(place))),
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

const isAt = ({ about, key }: PostPlace) => and(eq(posts.about, about), eq(posts.key, key));

/** What names an account, in its key or in what it says. */
async function notesNaming({ db }: Link, account: string) {
  const { id, isIn } = named(account);
  const rows = await db
    .select({ about: posts.about, key: posts.key, body: bodyText })
    .from(posts)
    .where(sql`strpos(${posts.key}, ${id}) + strpos(${posts.body}, ${id}) > 0`);
  return rows.filter(({ key, body }) => isIn(key) || isIn(body));
}

/** What an erasure takes out of notes. */
function forgetting(link: Link) {
  const { db } = link;
  return {
    /** Whose key names the account goes; in the others the account is no longer named. */
    forget: async (account: string): Promise<void> => {
      const { isIn, takenFrom } = named(account);
      for (const { body, ...place } of await notesNaming(link, account)) {
        await (isIn(place.key)
          ? db.delete(posts).where(isAt(place))
          : db
              .update(posts)
              .set({ body: sql`${takenFrom(body)}` })
              .where(isAt(place)));
      }
    },
    /** How many notes name one of these accounts. */
    naming: async (accounts: readonly string[]): Promise<number> => {
      const found = await Promise.all(accounts.map((account) => notesNaming(link, account)));
      return new Set(found.flat().map(({ about, key }) => JSON.stringify([about, key]))).size;
    },
    forgetWhy: async (person: PersonId): Promise<void> => {
      for (const search of await searchesOf(link, person)) await withoutReason(link, search);
    },
    /** Undefined where there is no such search, or its reason is gone. */
    whySearched: async (search: string): Promise<string | undefined> =>
      (await searchNamed(link, search))?.because,
    forgetSearch: async (search: string): Promise<void> => {
      const found = await searchNamed(link, search);
      if (found !== undefined) await withoutReason(link, found);
    },
  };
}

/** What was looked for, and still says why. */
type Search = { readonly key: string; readonly body: JsonObject; readonly because: string };

/** That somebody looked, and when, stays. */
const withoutReason = async ({ db }: Link, { key, body }: Search): Promise<void> =>
  void (await db
    .update(posts)
    .set({ body: asText({ ...body, because: erasedWords }) })
    .where(isAt({ about: 'searches', key })));

async function searches({ db }: Link): Promise<readonly Search[]> {
  const rows = await db
    .select({ key: posts.key, body: bodyText })
    .from(posts)
    .where(eq(posts.about, 'searches'));
  return rows.flatMap(({ key, body: text }) => {
    const body = JsonObject.safeParse(readableNote(text)).data;
    const because = body?.['because'];
    return body === undefined || typeof because !== 'string' || because === erasedWords
      ? []
      : [{ key, body, because }];
  });
}

/** Why somebody looked for this person is about them. */
export const searchesOf = async (link: Link, person: PersonId): Promise<readonly Search[]> =>
  (await searches(link)).filter(({ body }) => body['person'] === person);

const searchNamed = async (link: Link, search: string): Promise<Search | undefined> =>
  (await searches(link)).find(({ key }) => searchName(key) === search);
