import type { Lease } from '../app/ports/batch.ts';

type Try = Pick<Lease, 'owner' | 'epoch' | 'attempt'>;

/** Whether two leases of a step are of one try: that one may be taken again. */
export const isSameTry = (one: Try, other: Try): boolean =>
  one.owner === other.owner && one.epoch === other.epoch && one.attempt === other.attempt;
