import { randomBytes } from 'node:crypto';
import type { Person } from '../../app/ports/registry.ts';
import { PersonId } from '../../core/ids.ts';
import { intact } from '../intact.ts';
import { orm } from '../orm.ts';
import type { Store } from './connect.ts';
import { accounts, people } from './schema.ts';

const { asc, eq } = orm;

/** The directory: the only place with names and accounts. */
export function peopleRows({ db }: Store) {
  return {
    all(): readonly Person[] {
      const everyAccount = db.select().from(accounts).orderBy(asc(accounts.account)).all();
      const byPerson = Map.groupBy(everyAccount, ({ person }) => person);
      const rows = db.select().from(people).orderBy(asc(people.name)).all();
      return rows.map(({ id, name }) => ({
        id: intact(PersonId, id),
        name,
        accounts: (byPerson.get(id) ?? []).map(({ account }) => account),
      }));
    },
    /** An account moves to whoever names it last: it stands for one human. */
    enroll(name: string, owned: readonly string[]): PersonId {
      const there = db.select().from(people).where(eq(people.name, name)).get();
      const id = intact(PersonId, there?.id ?? `p_${randomBytes(10).toString('hex')}`);
      if (!there) db.insert(people).values({ id, name }).run();
      db.delete(accounts).where(eq(accounts.person, id)).run();
      for (const account of owned) {
        const row = db.insert(accounts).values({ account, person: id });
        row.onConflictDoUpdate({ target: accounts.account, set: { person: id } }).run();
      }
      return id;
    },
    has: (id: PersonId): boolean =>
      db.select().from(people).where(eq(people.id, id)).get() !== undefined,
    erase: (id: PersonId): void => void db.delete(people).where(eq(people.id, id)).run(),
  };
}
