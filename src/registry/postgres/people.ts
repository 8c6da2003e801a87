import { randomBytes } from 'node:crypto';
import type { Person } from '../../app/ports/registry.ts';
import { after, Instant, PersonId } from '../../core/ids.ts';
import { intact } from '../intact.ts';
import { orm } from '../orm.ts';
import type { Link } from './connect.ts';
import { accounts, people } from './schema.ts';

const { and, asc, eq, inArray, isNull, lte, or } = orm;

const dayMs = 86_400_000;

/** The directory: the only place with names and accounts. */
export function peopleRows(link: Link) {
  const { db } = link;
  return {
    all: () => everybody(link),
    ...comingIn(link),
    accountsOf: async (id: PersonId): Promise<readonly string[]> =>
      (
        await db
          .select()
          .from(accounts)
          .where(eq(accounts.person, id))
          .orderBy(asc(accounts.account))
      ).map(({ account }) => account),
    /** Whether they are there; with a moment, and were not seen since. */
    has: async (id: PersonId, unseenSince?: Instant): Promise<boolean> => {
      const [row] = await db.select().from(people).where(eq(people.id, id));
      const isSeen = unseenSince !== undefined && (row?.seenAt ?? unseenSince) >= unseenSince;
      return row !== undefined && !isSeen;
    },
    saw: async (ids: readonly PersonId[], at: Instant): Promise<void> => {
      const isOld = or(isNull(people.seenAt), lte(people.seenAt, after(at, -dayMs)));
      await db
        .update(people)
        .set({ seenAt: at })
        .where(and(inArray(people.id, [...ids]), isOld));
    },
    erase: async (id: PersonId): Promise<void> =>
      void (await db.delete(people).where(eq(people.id, id))),
  };
}

async function everybody({ db }: Link): Promise<readonly Person[]> {
  // One statement: a person who comes in between two would have no account.
  const rows = await db
    .select({
      id: people.id,
      name: people.name,
      shown: people.shown,
      seenAt: people.seenAt,
      account: accounts.account,
    })
    .from(people)
    .leftJoin(accounts, eq(accounts.person, people.id))
    .orderBy(asc(people.name), asc(accounts.account));
  const byPerson = Map.groupBy(rows, ({ id }) => id);
  const first = rows.filter((row) => byPerson.get(row.id)?.[0] === row);
  return first.map(({ id, name, shown, seenAt }) => ({
    id: intact(PersonId, id),
    name: shown ?? name,
    accounts: (byPerson.get(id) ?? []).flatMap(({ account }) => account ?? []),
    isMember: shown !== null,
    seenAt: seenAt === null ? null : intact(Instant, seenAt),
  }));
}

/** The two ways into the directory: by the configuration, and by an account. To be called in a transaction, alone. */
function comingIn({ db }: Link) {
  const firstNamed = async (names: readonly string[]): Promise<PersonId | undefined> => {
    const [row] = await db
      .select()
      .from(people)
      .where(inArray(people.name, [...names]))
      .orderBy(asc(people.name))
      .limit(1);
    return row && intact(PersonId, row.id);
  };
  const added = async (name: string, shown: string | null): Promise<PersonId> => {
    const id = intact(PersonId, `p_${randomBytes(10).toString('hex')}`);
    await db.insert(people).values({ id, name, shown });
    return id;
  };
  const own = async (person: PersonId, account: string): Promise<void> =>
    void (await db
      .insert(accounts)
      .values({ account, person })
      .onConflictDoUpdate({ target: accounts.account, set: { person } }));
  return {
    /** An account moves to whoever names it last: it stands for one human. */
    enroll: async (name: string, owned: readonly string[], at: Instant): Promise<PersonId> => {
      // A member is named by their account: the configuration names them from now on.
      const id =
        (await firstNamed([name])) ?? (await firstNamed(owned)) ?? (await added(name, null));
      await db.update(people).set({ name, shown: null, seenAt: at }).where(eq(people.id, id));
      await db.delete(accounts).where(eq(accounts.person, id));
      for (const account of owned) await own(id, account);
      return id;
    },
    admit: async (account: string, shown: string, at: Instant): Promise<PersonId> => {
      const [owner] = await db.select().from(accounts).where(eq(accounts.account, account));
      if (owner) return intact(PersonId, owner.person);
      const id = (await firstNamed([account])) ?? (await added(account, shown));
      await own(id, account);
      await db.update(people).set({ seenAt: at }).where(eq(people.id, id));
      return id;
    },
  };
}
