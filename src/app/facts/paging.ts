import { type PersonId, serviceOf, type Target } from '../../core/ids.ts';
import { type PagingFacts, successionOf } from '../../core/paging/facts.ts';
import type { Succession } from '../../core/paging/succession-list.ts';
import { hasLeft, type Looking, rosterOf } from '../people/rosters.ts';
import type { Ship } from '../ship.ts';

/** Whether anybody can be reached outside Slack. */
export const pagingFacts = ({ configurations }: Pick<Ship, 'configurations'>): PagingFacts => ({
  hasPager: configurations.current().pager !== undefined,
});

/**
 * Who is called for these targets by the configuration as it is now. Undefined where the configuration does not name the
 * service any more, or names people who are not in the directory yet, or groups that have not answered: what was known before stands. `here` are
 * those who have a part in the incident: whose account is closed is known of them, too.
 */
export function successionNow(
  ship: Looking,
  targets: readonly Target[],
  here: readonly PersonId[] = [],
): Succession | undefined {
  const [worst] = targets;
  const service = worst && ship.configurations.current().services[serviceOf(worst)];
  if (service === undefined) return undefined;
  const { isWhole, ...roster } = rosterOf(ship, targets);
  const left = here.filter((person) => hasLeft(ship, person));
  const gone = [...new Set([...(roster.gone ?? []), ...left])];
  return isWhole ? successionOf({ roster: { ...roster, gone }, ...pagingFacts(ship) }) : undefined;
}
