import type { Pass, Spent } from '../../app/ports/passes.ts';
import { after, type Instant, PersonId } from '../../core/ids.ts';
import { orm } from '../orm.ts';
import { rememberedMs, worthOf } from '../pass-worth.ts';
import type { Link } from './connect.ts';
import { passes } from './schema.ts';

const { and, eq, lt } = orm;

type Which = { readonly digest: string } | { readonly person: PersonId };

/** Links and sessions of the dashboard. */
export function passRows({ db }: Link) {
  const find = (digest: string, kind: string) =>
    db
      .select()
      .from(passes)
      .where(and(eq(passes.digest, digest), eq(passes.kind, kind)));
  return {
    worth: async (digest: string, at: Instant): Promise<Spent> =>
      worthOf((await find(digest, 'link'))[0], at),
    issue: async (link: Pass, at: Instant): Promise<void> => {
      await db.delete(passes).where(lt(passes.until, after(at, -rememberedMs)));
      await db.insert(passes).values({ ...link, kind: 'link' });
    },
    /** In a transaction: the row is locked, so that of two who come at once the second one sees that it is spent. */
    spend: async (digest: string, session: Omit<Pass, 'person'>, at: Instant): Promise<Spent> => {
      const [row] = await find(digest, 'link').for('update');
      const spent = worthOf(row, at);
      if (spent.status !== 'signed-in') return spent;
      await db.update(passes).set({ spentAt: at }).where(eq(passes.digest, digest));
      await db.insert(passes).values({ ...session, kind: 'session', person: spent.person });
      return spent;
    },
    session: async (digest: string, at: Instant): Promise<Pass | undefined> => {
      const [row] = await find(digest, 'session');
      return row === undefined || row.until <= at
        ? undefined
        : { digest, person: PersonId.parse(row.person), until: row.until };
    },
    end: async (which: Which): Promise<void> =>
      void (await db
        .delete(passes)
        .where(
          'digest' in which
            ? and(eq(passes.digest, which.digest), eq(passes.kind, 'session'))
            : eq(passes.person, which.person),
        )),
  };
}
