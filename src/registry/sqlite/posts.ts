import type { PostPlace } from '../../app/ports/registry.ts';
import type { Instant, PersonId } from '../../core/ids.ts';
import { searchName } from '../../core/retention/search-name.ts';
import { Json } from '../../lib/json.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { posts } from './schema.ts';

const { and, asc, eq, gte, lt, sql } = orm;
const { placeholder } = sql;

const erasedWords = '(erased)';

const withoutReason = sql`json_set(${posts.body}, '$.because', ${erasedWords})`;

/** `slack:U7` → `U7`, as Slack writes it. */
export const accountIn = (account: string): string => account.slice(account.indexOf(':') + 1);

/** Why somebody looked for this person is about them; that they did, and when, stays. */
export const aboutPerson = (person: PersonId) =>
  and(
    eq(posts.about, 'searches'),
    sql`${posts.body} ->> '$.person' = ${person}`,
    sql`${posts.body} ->> '$.because' <> ${erasedWords}`,
  );

const between =
  (db: Store['db']) =>
  (
    prefix: string,
    at: Instant,
    { after, limit }: { after?: PostPlace | undefined; limit: number },
  ) =>
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
      .limit(limit)
      .all();

/** A note that was damaged says nothing, and stops nobody: of an anchor verify tells, a message is posted anew. */
function readable(body: string): Json {
  try {
    return Json.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

/** Why single searches were made. */
function reasonsOfSearches(db: Store['db']) {
  const because = sql<string>`${posts.body} ->> '$.because'`;
  const ofSearch = (search: string) =>
    db
      .select({ key: posts.key, because })
      .from(posts)
      .where(and(eq(posts.about, 'searches'), sql`${because} <> ${erasedWords}`))
      .all()
      .find(({ key }) => searchName(key) === search);
  return {
    /** Undefined where there is no such search, or its reason is gone. */
    whySearched: (search: string): string | undefined => ofSearch(search)?.because,
    forgetSearch: (search: string): void =>
      void db
        .update(posts)
        .set({ body: withoutReason })
        .where(and(eq(posts.about, 'searches'), eq(posts.key, ofSearch(search)?.key ?? '')))
        .run(),
  };
}

/** What stands outside, and where. */
export function postRows({ db }: Store) {
  const find = db
    .select({ key: posts.key, body: sql<string>`${posts.body}` })
    .from(posts)
    .where(eq(posts.about, placeholder('about')))
    .orderBy(asc(posts.key))
    .prepare();
  const note = db
    .insert(posts)
    .values({ about: placeholder('about'), key: placeholder('key'), body: placeholder('body') })
    .onConflictDoUpdate({ target: [posts.about, posts.key], set: { body: sql`excluded.body` } })
    .prepare();
  /** The account's id as Slack writes it may be the key of a note, or stand in one. */
  const forget = (account: string): void => {
    const id = accountIn(account);
    db.delete(posts).where(eq(posts.key, id)).run();
    db.update(posts)
      .set({ body: sql`replace(${posts.body}, ${id}, 'erased')` })
      .where(sql`instr(${posts.body}, ${id}) > 0`)
      .run();
  };
  return {
    ...reasonsOfSearches(db),
    before: between(db),
    drop: ({ about, key }: PostPlace): void =>
      void db
        .delete(posts)
        .where(and(eq(posts.about, about), eq(posts.key, key)))
        .run(),
    forget,
    forgetWhy: (person: PersonId): void =>
      void db.update(posts).set({ body: withoutReason }).where(aboutPerson(person)).run(),
    find: (about: string) =>
      find.all({ about }).map(({ key, body }) => ({ key, body: readable(body) })),
    note: (about: string, key: string, body: Json): void => void note.run({ about, key, body }),
  };
}
