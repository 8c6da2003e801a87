import type { PeopleFacts } from '../policy/facts.ts';
import type { Succession } from './succession-list.ts';

/** What calling people rests on. */
export type PagingFacts = {
  /** Whether anybody can be reached outside Slack. */
  readonly hasPager: boolean;
};

/** Who is called when a decision waits, as it goes on record. */
export const successionOf = ({
  roster: { people, deputy, gone = [] },
  hasPager,
}: Pick<PeopleFacts, 'roster'> & PagingFacts): Succession => ({
  people: [...people],
  ...(deputy === undefined ? {} : { deputy }),
  pager: hasPager,
  ...(gone.length === 0 ? {} : { gone: gone.toSorted() }),
});
