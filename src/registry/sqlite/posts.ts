import type { PostPlace } from '../../app/ports/registry.ts';
import type { Instant, PersonId } from '../../core/ids.ts';
import { searchName } from '../../core/retention/search-name.ts';
import type { Json } from '../../lib/json.ts';
import { named } from '../accounts.ts';
import { erasedWords, readableNote } from '../notes.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { posts } from './schema.ts';

const { and, asc, eq, gte, lt, sql } = orm;
const { placeholder } = sql;

const withoutReason = sql`json_set(${posts.body}, '$.because', ${erasedWords})`;

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

const isAt = ({ about, key }: PostPlace) => and(eq(posts.about, about), eq(posts.key, key));

function notesNaming(db: Store['db'], account: string) {
  const { id, isIn } = named(account);
  return db
    .select({ about: posts.about, key: posts.key, body: sql<string>`${posts.body}` })
    .from(posts)
    .where(sql`instr(${posts.key}, ${id}) + instr(${posts.body}, ${id}) > 0`)
    .all()
    .filter(({ key, body }) => isIn(key) || isIn(body));
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
  const drop = (place: PostPlace): void => void db.delete(posts).where(isAt(place)).run();
  /** Whose key names the account goes; in the others the account is no longer named. */
  const forget = (account: string): void => {
    const { isIn, takenFrom } = named(account);
    for (const { body, ...place } of notesNaming(db, account)) {
      const without = { body: sql`${takenFrom(body)}` };
      if (isIn(place.key)) drop(place);
      else db.update(posts).set(without).where(isAt(place)).run();
    }
  };
  return {
    ...reasonsOfSearches(db),
    before: between(db),
    drop,
    forget,
    /** How many notes name one of these accounts. */
    naming: (accounts: readonly string[]): number =>
      new Set(
        accounts.flatMap((account) =>
          notesNaming(db, account).map(({ about, key }) => JSON.stringify([about, key])),
        ),
      ).size,
    forgetWhy: (person: PersonId): void =>
      void db.update(posts).set({ body: withoutReason }).where(aboutPerson(person)).run(),
    find: (about: string) =>
      find.all({ about }).map(({ key, body }) => ({ key, body: readableNote(body) })),
    note: (about: string, key: string, body: Json): void => void note.run({ about, key, body }),
  };
}
