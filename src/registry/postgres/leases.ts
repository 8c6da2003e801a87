import type { Lease, LeaseChange } from '../../app/ports/batch.ts';
import type { HeldLease } from '../../app/ports/registry.ts';
import { isSameTry } from '../same-try.ts';
import type { Link } from './connect.ts';

type Taken = Omit<Lease, 'until'>;

/** What a batch does to leases, or the step that another try has. */
export type LeasesRuled = { readonly write: readonly LeaseChange[] } | { readonly on: string };

const columns = 'step_id AS "stepId", epoch, attempt, owner';

/** Which process runs which step, and until when others must believe it; by the clock of the server. */
export function leaseRows({ ask }: Link) {
  return {
    of: async (steps: readonly string[]): Promise<readonly Taken[]> =>
      steps.length === 0
        ? []
        : ask<Taken>('leases_of', `SELECT ${columns} FROM leases WHERE step_id = ANY($1::text[])`, [
            steps,
          ]),
    write: (change: LeaseChange): Promise<unknown> =>
      change.do === 'end'
        ? ask('leases_end', 'DELETE FROM leases WHERE step_id = $1', [change.stepId])
        : ask(
            'leases_take',
            `INSERT INTO leases (step_id, epoch, attempt, owner, until)
              VALUES ($1, $2, $3, $4, from_now($5))`,
            [change.stepId, change.epoch, change.attempt, change.owner, change.forMs],
          ),
    all: () =>
      ask<HeldLease>(
        'leases_all',
        `SELECT ${columns}, until, until < from_now(0) AS "isOver" FROM leases ORDER BY step_id`,
      ),
    renew: async (owner: string, forMs: number): Promise<readonly string[]> => {
      const held = await ask<{ stepId: string }>(
        'leases_renew',
        'UPDATE leases SET until = from_now($2) WHERE owner = $1 RETURNING step_id AS "stepId"',
        [owner, forMs],
      );
      return held.map(({ stepId }) => stepId);
    },
  };
}

/** Rules on each change as if those before it were stored. Another try of a step, even a late one, is ended on record first. */
export function ruleOnLeases(
  changes: readonly LeaseChange[],
  found: readonly Taken[],
): LeasesRuled {
  const now = new Map(found.map((lease) => [lease.stepId, lease]));
  const toWrite: LeaseChange[] = [];
  for (const change of changes) {
    if (change.do === 'end') {
      now.delete(change.stepId);
      toWrite.push(change);
      continue;
    }
    const there = now.get(change.stepId);
    if (there !== undefined && !isSameTry(there, change)) return { on: change.stepId };
    if (there === undefined) toWrite.push(change);
    now.set(change.stepId, change);
  }
  return { write: toWrite };
}
