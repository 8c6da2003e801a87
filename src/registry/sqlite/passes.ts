import type { Pass, Spent } from '../../app/ports/passes.ts';
import { after, type Instant, PersonId } from '../../core/ids.ts';
import { orm } from '../orm.ts';
import { rememberedMs, worthOf } from '../pass-worth.ts';
import type { Store } from './connect.ts';
import { passes } from './schema.ts';

const { and, eq, lt, sql } = orm;
const { placeholder } = sql;

type Which = { readonly digest: string } | { readonly person: PersonId };

const statements = (db: Store['db']) => ({
  insert: db
    .insert(passes)
    .values({
      digest: placeholder('digest'),
      kind: placeholder('kind'),
      person: placeholder('person'),
      until: placeholder('until'),
    })
    .prepare(),
  find: db
    .select()
    .from(passes)
    .where(and(eq(passes.digest, placeholder('digest')), eq(passes.kind, placeholder('kind'))))
    .prepare(),
  mark: db
    .update(passes)
    .set({ spentAt: sql`${placeholder('at')}` })
    .where(eq(passes.digest, placeholder('digest')))
    .prepare(),
  forget: db
    .delete(passes)
    .where(lt(passes.until, placeholder('before')))
    .prepare(),
});

/** Links and sessions of the dashboard. */
export function passRows({ db }: Store) {
  const { insert, find, mark, forget } = statements(db);
  const worth = (digest: string, at: Instant): Spent =>
    worthOf(find.get({ digest, kind: 'link' }), at);
  return {
    worth,
    issue: (link: Pass, at: Instant): void => {
      forget.run({ before: after(at, -rememberedMs) });
      insert.run({ ...link, kind: 'link' });
    },
    spend: (digest: string, session: Omit<Pass, 'person'>, at: Instant): Spent => {
      const spent = worth(digest, at);
      if (spent.status !== 'signed-in') return spent;
      mark.run({ digest, at });
      insert.run({ ...session, kind: 'session', person: spent.person });
      return spent;
    },
    session: (digest: string, at: Instant): Pass | undefined => {
      const row = find.get({ digest, kind: 'session' });
      return row === undefined || row.until <= at
        ? undefined
        : { digest, person: PersonId.parse(row.person), until: row.until };
    },
    end: (which: Which): void =>
      void db
        .delete(passes)
        .where(
          'digest' in which
            ? and(eq(passes.digest, which.digest), eq(passes.kind, 'session'))
            : eq(passes.person, which.person),
        )
        .run(),
  };
}
