import { serviceOf, type Target } from '../../core/ids.ts';
import type { Order } from '../../core/orders.ts';
import type { PeopleFacts, Roster } from '../../core/policy/facts.ts';
import type { Configuration } from '../ports/configuration.ts';
import type { Ship } from '../ship.ts';
import { personSaid } from '../whom.ts';
import type { About } from './about.ts';

/** Who is who for this order. */
export function peopleFacts(ship: Ship, { order, targets }: About): PeopleFacts {
  const configuration = ship.configurations.current();
  return {
    ...named(ship, order),
    roster: rosterOf(ship, configuration, targets),
    roleHolders: holdersByRole(ship, configuration, targets),
  };
}

/** Whom the name in the order means. */
function named({ directory }: Ship, order: Order): Pick<PeopleFacts, 'named' | 'nearestName'> {
  const closing = order.kind === 'close' ? order.reportOwner : undefined;
  const named = order.kind === 'assign' || order.kind === 'handover' || order.kind === 'page';
  const who = named ? order.who : closing;
  return who === undefined
    ? { named: undefined, nearestName: undefined }
    : { named: personSaid(directory, who), nearestName: directory.nearest(who) };
}

/** Who may hold the authority over these targets: the roster of the worst-hit one. */
export function rosterOf(
  { directory }: Pick<Ship, 'directory'>,
  { services, digest }: Configuration,
  [worst]: readonly Target[],
): Roster {
  const service = worst === undefined ? undefined : services[serviceOf(worst)];
  return {
    people: directory.ids(service?.roster ?? []),
    deputy: service?.deputy === undefined ? undefined : directory.find(service.deputy),
    source: 'configuration',
    digest: service?.digest ?? digest,
    ageMs: 0,
  };
}

/** Who holds each role by configuration, for the services of these targets. */
export function holdersByRole(
  { directory }: Pick<Ship, 'directory'>,
  { services }: Configuration,
  targets: readonly Target[],
): PeopleFacts['roleHolders'] {
  const entries = targets.flatMap((target) =>
    Object.entries(services[serviceOf(target)]?.roles ?? {}),
  );
  const roles = [...new Set(entries.map(([role]) => role))];
  const namesFor = (role: string) =>
    entries.filter(([name]) => name === role).flatMap(([, names]) => names);
  return Object.fromEntries(roles.map((role) => [role, directory.ids(namesFor(role))]));
}
