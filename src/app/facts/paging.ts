import { serviceOf, type Target } from '../../core/ids.ts';
import { type PagingFacts, successionOf } from '../../core/paging/facts.ts';
import type { Succession } from '../../core/paging/succession-list.ts';
import type { Ship } from '../ship.ts';
import { rosterOf } from './people.ts';

/** Whether anybody can be reached outside Slack. */
export const pagingFacts = ({ configurations }: Pick<Ship, 'configurations'>): PagingFacts => ({
  hasPager: configurations.current().pager !== undefined,
});

/**
 * Who is called for these targets by the configuration as it is now. Undefined where the configuration does not name the
 * service any more, or names people who are not in the directory yet: what was known before stands.
 */
export function successionNow(
  ship: Pick<Ship, 'configurations' | 'directory'>,
  targets: readonly Target[],
): Succession | undefined {
  const [worst] = targets;
  const service = worst && ship.configurations.current().services[serviceOf(worst)];
  if (service === undefined) return undefined;
  const roster = rosterOf(ship, ship.configurations.current(), targets);
  const isWhole =
    roster.people.length === service.roster.length &&
    (roster.deputy === undefined) === (service.deputy === undefined);
  return isWhole ? successionOf({ roster, ...pagingFacts(ship) }) : undefined;
}
