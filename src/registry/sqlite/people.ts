import { randomBytes } from 'node:crypto';
import type { Person } from '../../app/ports/registry.ts';
import { PersonId } from '../../core/ids.ts';
import { intact } from '../intact.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { accounts, people } from './schema.ts';

const { asc, eq, inArray } = orm;

/** The directory: the only place with names and accounts. */
export function peopleRows({ db }: Store) {
  const named = (name: string): PersonId | undefined => {
    const row = db.select().from(people).where(eq(people.name, name)).get();
    return row && intact(PersonId, row.id);
  };
  /** Somebody who came in by one of these accounts: the configuration names them from now on. */
  const knownBy = (owned: readonly string[]): PersonId | undefined => {
    const row = db
      .select()
      .from(people)
      .where(inArray(people.name, [...owned]))
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
    all(): readonly Person[] {
      const everyAccount = db.select().from(accounts).orderBy(asc(accounts.account)).all();
      const byPerson = Map.groupBy(everyAccount, ({ person }) => person);
      const rows = db.select().from(people).orderBy(asc(people.name)).all();
      return rows.map(({ id, name, shown }) => ({
        id: intact(PersonId, id),
        name: shown ?? name,
        accounts: (byPerson.get(id) ?? []).map(({ account }) => account),
        isMember: shown !== null,
      }));
    },
    /** An account moves to whoever names it last: it stands for one human. */
    enroll(name: string, owned: readonly string[]): PersonId {
      const id = named(name) ?? knownBy(owned) ?? added(name, null);
      db.update(people).set({ name, shown: null }).where(eq(people.id, id)).run();
      db.delete(accounts).where(eq(accounts.person, id)).run();
      for (const account of owned) own(id, account);
      return id;
    },
    admit(account: string, shown: string): PersonId {
      const owner = db.select().from(accounts).where(eq(accounts.account, account)).get();
      if (owner) return intact(PersonId, owner.person);
      const id = named(account) ?? added(account, shown);
      own(id, account);
      return id;
    },
    accountsOf: (id: PersonId): readonly string[] =>
      db
        .select()
        .from(accounts)
        .where(eq(accounts.person, id))
        .all()
        .map(({ account }) => account),
    has: (id: PersonId): boolean =>
      db.select().from(people).where(eq(people.id, id)).get() !== undefined,
    erase: (id: PersonId): void => void db.delete(people).where(eq(people.id, id)).run(),
  };
}
