import type { EventOf } from '../events.ts';

type Seen = EventOf<'OutsideChangeSeen'>;

/** A change that something outside reports, in the form that all sources are brought into. */
export type OutsideChange = Pick<
  Seen,
  'source' | 'kind' | 'target' | 'version' | 'object' | 'happenedAt' | 'delivery'
> & {
  /** Who did it, as the source names them. */
  readonly by: string;
  /** By an account that is known to be ours, or with the name of one of our plans. */
  readonly own: boolean;
  readonly plan?: string | undefined;
};

export type OutsideReport = { readonly kind: 'changedOutside'; readonly change: OutsideChange };
