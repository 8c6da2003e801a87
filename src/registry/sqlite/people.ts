import { randomBytes } from 'node:crypto';
import type { Person } from '../../app/ports/registry.ts';
import { after, Instant, PersonId } from '../../core/ids.ts';
import { intact } from '../intact.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { accounts, people } from './schema.ts';

const { and, asc, eq, inArray, isNull, lte, or } = orm;

const dayMs = 86_400_000;

/** The directory: the only place with names and accounts. */
export function peopleRows(store: Store) {
  const { db } = store;
  return {
    all: () => everybody(store),
    ...comingIn(store),
    accountsOf: (id: PersonId): readonly string[] =>
      db
        .select()
        .from(accounts)
        .where(eq(accounts.person, id))
        .all()
        .map(({ account }) => account),
    /** Whether they are there; with a moment, and were not seen since. */
    has: (id: PersonId, unseenSince?: Instant): boolean => {
      const row = db.select().from(people).where(eq(people.id, id)).get();
      const isSeen = unseenSince !== undefined && (row?.seenAt ?? unseenSince) >= unseenSince;
      return row !== undefined && !isSeen;
    },
    saw: (ids: readonly PersonId[], at: Instant): void => {
      const isOld = or(isNull(people.seenAt), lte(people.seenAt, after(at, -dayMs)));
      for (const id of ids) {
        db.update(people)
          .set({ seenAt: at })
          .where(and(eq(people.id, id), isOld))
          .run();
      }
    },
    erase: (id: PersonId): void => void db.delete(people).where(eq(people.id, id)).run(),
  };
}

function everybody({ db }: Store): readonly Person[] {
  const everyAccount = db.select().from(accounts).orderBy(asc(accounts.account)).all();
  const byPerson = Map.groupBy(everyAccount, ({ person }) => person);
  const rows = db.select().from(people).orderBy(asc(people.name)).all();
  return rows.map(({ id, name, shown, seenAt }) => ({
    id: intact(PersonId, id),
    name: shown ?? name,
    accounts: (byPerson.get(id) ?? []).map(({ account }) => account),
    isMember: shown !== null,
    seenAt: seenAt === null ? null : intact(Instant, seenAt),
  }));
}

/** The two ways into the directory: by the configuration, and by an account. */
function comingIn({ db }: Store) {
  const firstNamed = (names: readonly string[]): PersonId | undefined => {
    const row = db
      .select()
      .from(people)
      .where(inArray(people.name, [...names]))
      .get();
    return row && intact(PersonId, row.id);
  };
  const added = (name: string, shown: string | null): PersonId => {
    const id = intact(PersonId, `p_${randomBytes(10).toString('hex')}`);
    db.insert(people).values({ id, name, shown }).run();
    return id;
  };
  const own = (id: PersonId, account: string): void => {
    const row = db.insert(accounts).values({ account, person: id });
    row.onConflictDoUpdate({ target: accounts.account, set: { person: id } }).run();
  };
  return {
    /** An account moves to whoever names it last: it stands for one human. */
    enroll(name: string, owned: readonly string[], at: Instant): PersonId {
      // A member is named by their account: the configuration names them from now on.
      const id = firstNamed([name]) ?? firstNamed(owned) ?? added(name, null);
      db.update(people).set({ name, shown: null, seenAt: at }).where(eq(people.id, id)).run();
      db.delete(accounts).where(eq(accounts.person, id)).run();
      for (const account of owned) own(id, account);
      return id;
    },
    admit(account: string, shown: string, at: Instant): PersonId {
      const owner = db.select().from(accounts).where(eq(accounts.account, account)).get();
      if (owner) return intact(PersonId, owner.person);
      const id = firstNamed([account]) ?? added(account, shown);
      own(id, account);
      db.update(people).set({ seenAt: at }).where(eq(people.id, id)).run();
      return id;
    },
  };
}
