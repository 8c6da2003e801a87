import type { PagingFacts } from '../../core/paging/facts.ts';
import type { Ship } from '../ship.ts';

/** Whether anybody can be reached outside Slack. */
export const pagingFacts = ({ configurations }: Pick<Ship, 'configurations'>): PagingFacts => ({
  hasPager: configurations.current().pager !== undefined,
});
