import type { LeaseChange } from '../../app/ports/batch.ts';
import type { HeldLease } from '../../app/ports/registry.ts';
import { after, type Instant } from '../../core/ids.ts';
import { orm } from '../orm.ts';
import { isSameTry } from '../same-try.ts';
import type { Store } from './connect.ts';
import { leases } from './schema.ts';

const { eq, sql } = orm;
const { placeholder } = sql;

/** Which process runs which step, and until when others must believe it. */
export function leaseRows({ db }: Store) {
  const { find, insert, remove, renew } = statements(db);
  return {
    /** False when another try of the step has a lease: even a late one must be ended on record first. */
    apply(change: LeaseChange, now: Instant): boolean {
      if (change.do === 'end') return remove.run({ stepId: change.stepId }).changes >= 0;
      const there = find.get({ stepId: change.stepId });
      if (there) return isSameTry(there, change);
      insert.run({ ...change, until: after(now, change.forMs) });
      return true;
    },
    all: (now: Instant): readonly HeldLease[] =>
      db
        .select()
        .from(leases)
        .all()
        .map((lease) => ({ ...lease, isOver: lease.until < now })),
    renew: (owner: string, until: string): readonly string[] =>
      renew.all({ owner, until }).map(({ stepId }) => stepId),
  };
}

function statements(db: Store['db']) {
  const find = db
    .select()
    .from(leases)
    .where(eq(leases.stepId, placeholder('stepId')))
    .prepare();
  const insert = db
    .insert(leases)
    .values({
      stepId: placeholder('stepId'),
      epoch: placeholder('epoch'),
      attempt: placeholder('attempt'),
      owner: placeholder('owner'),
      until: placeholder('until'),
    })
    .prepare();
  const remove = db
    .delete(leases)
    .where(eq(leases.stepId, placeholder('stepId')))
    .prepare();
  const renew = db
    .update(leases)
    .set({ until: sql`${placeholder('until')}` })
    .where(eq(leases.owner, placeholder('owner')))
    .returning({ stepId: leases.stepId })
    .prepare();
  return { find, insert, remove, renew };
}
