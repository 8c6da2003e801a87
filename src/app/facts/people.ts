import { type PersonId, serviceOf, type Target } from '../../core/ids.ts';
import type { Incident } from '../../core/incident/incident.ts';
import type { Order } from '../../core/orders.ts';
import type { PeopleFacts } from '../../core/policy/facts.ts';
import { personSaid } from '../orders/whom.ts';
import { hasLeft, type Looking, peopleNamed, rosterOf } from '../people/rosters.ts';
import type { About } from './about.ts';

/** Who is who for this order. */
export function peopleFacts(
  ship: Looking,
  { order, incident, targets }: Pick<About, 'order' | 'incident' | 'targets'>,
): PeopleFacts {
  const { isWhole: _isWhole, ...roster } = rosterOf(ship, targets);
  return {
    ...named(ship, order),
    roster,
    roleHolders: holdersByRole(ship, targets),
    admins: adminsOf(ship),
    serviceHolders: holdersByService(ship, [...targets, ...(incident ? reachedBy(incident) : [])]),
  };
}

/** Who keeps this installation. */
export const adminsOf = ({
  configurations,
  directory,
}: Pick<Looking, 'configurations' | 'directory'>): readonly PersonId[] =>
  directory.ids(configurations.current().admins);

/** Whom the name in the order means. */
function named(
  ship: Looking,
  order: Order,
): Pick<PeopleFacts, 'named' | 'nearestName' | 'namedIsGone'> {
  const { directory } = ship;
  const closing = order.kind === 'close' ? order.reportOwner : undefined;
  const named =
    order.kind === 'assign' ||
    order.kind === 'handover' ||
    order.kind === 'page' ||
    order.kind === 'invite' ||
    order.kind === 'reportOwner';
  const who = named ? order.who : order.kind === 'followUp' ? order.owner : closing;
  if (who === undefined) return { named: undefined, nearestName: undefined };
  const person = personSaid(directory, who);
  return {
    named: person,
    nearestName: directory.nearest(who),
    namedIsGone: person !== undefined && hasLeft(ship, person),
  };
}

/** The targets that anything of an incident is about: also a plan's that it was taken back from. */
export const reachedBy = ({ targets, plans }: Incident): readonly Target[] => [
  ...targets,
  ...Object.values(plans).flatMap(({ document }) => document.targets),
];

/** Who holds each role by configuration, in each service of these targets. */
export const holdersByService = (
  ship: Looking,
  targets: readonly Target[],
): PeopleFacts['serviceHolders'] =>
  Object.fromEntries(targets.map((target) => [serviceOf(target), holdersByRole(ship, [target])]));

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
