import { serviceOf, type Target } from '../../core/ids.ts';
import type { Order } from '../../core/orders.ts';
import type { PeopleFacts } from '../../core/policy/facts.ts';
import { type Looking, peopleNamed, rosterOf } from '../rosters.ts';
import type { Ship } from '../ship.ts';
import { personSaid } from '../whom.ts';
import type { About } from './about.ts';

/** Who is who for this order. */
export function peopleFacts(ship: Ship, { order, targets }: About): PeopleFacts {
  const { isWhole: _isWhole, ...roster } = rosterOf(ship, targets);
  return {
    ...named(ship, order),
    roster,
    roleHolders: holdersByRole(ship, targets),
  };
}

/** Whom the name in the order means. */
function named({ directory }: Ship, order: Order): Pick<PeopleFacts, 'named' | 'nearestName'> {
  const closing = order.kind === 'close' ? order.reportOwner : undefined;
  const named =
    order.kind === 'assign' ||
    order.kind === 'handover' ||
    order.kind === 'page' ||
    order.kind === 'invite';
  const who = named ? order.who : closing;
  return who === undefined
    ? { named: undefined, nearestName: undefined }
    : { named: personSaid(directory, who), nearestName: directory.nearest(who) };
}

/** Who holds each role by configuration, for the services of these targets. */
export function holdersByRole(
  ship: Looking,
  targets: readonly Target[],
): PeopleFacts['roleHolders'] {
  const { services } = ship.configurations.current();
  const entries = targets.flatMap((target) =>
    Object.entries(services[serviceOf(target)]?.roles ?? {}),
  );
  const roles = [...new Set(entries.map(([role]) => role))];
  const namesFor = (role: string) =>
    entries.filter(([name]) => name === role).flatMap(([, names]) => names);
  return Object.fromEntries(roles.map((role) => [role, peopleNamed(ship, namesFor(role)).people]));
}
