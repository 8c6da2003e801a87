import { needsBefore, signers } from '../approval/needs.ts';
import type { Because } from '../because.ts';
import { type Decision, decided, nothing, refused } from '../command.ts';
import { after, type Instant, type PersonId } from '../ids.ts';
import { needsTwoPersons, weighed } from '../impact/persons.ts';
import type { OrderOf } from '../orders.ts';
import type { FrozenPlan } from '../plan/plan.ts';
import type { PeopleFacts } from '../policy/facts.ts';
import { refuse } from '../refusals.ts';
import { usualDays } from './orders.ts';
import { isStandard, shapeHash, shapeOf } from './shape.ts';
import { type AheadApproval, inForce } from './state.ts';

const dayMs = 86_400_000;

type Given<K extends 'approveAhead' | 'revokeAhead'> = {
  readonly order: OrderOf<K>;
  readonly by: PersonId;
  readonly at: Instant;
};

type SigningFacts = Pick<PeopleFacts, 'roleHolders'> & {
  readonly because: (role: string) => Because;
};

/** Whoever could be asked about this plan in an incident, and who signs for data anyway. */
function askable(document: FrozenPlan) {
  const needs = needsBefore(document);
  return {
    roles: [...new Set([...needs.flatMap(({ roles }) => roles), ...signers])],
    people: needs.flatMap(({ people }) => people),
  };
}

/**
 * Signs for the shape of the plan that would be made now. Without the shape that was shown it only shows it. Refuses
 * whoever is not asked about such a plan, a plan that is no standard change, and a shape that is another one by now.
 */
export function approveAhead(
  { order, by, at }: Given<'approveAhead'>,
  document: FrozenPlan,
  { roleHolders, because }: SigningFacts,
): Decision {
  const { target } = order;
  const { roles: asked, people } = askable(document);
  const roles = asked.filter((role) => roleHolders[role]?.includes(by));
  if (roles.length === 0 && !people.includes(by)) {
    const holders = [...new Set([...people, ...asked.flatMap((role) => roleHolders[role] ?? [])])];
    return refused(refuse('NotTheRole', { role: asked.join(' or '), holders }));
  }
  if (!isStandard(document)) {
    const data = weighed(document).verdict;
    return refused(refuse('NotForAhead', { target, data, why: needsTwoPersons(document) }));
  }
  const shape = shapeOf(document);
  const until = after(at, (order.days ?? usualDays) * dayMs);
  if (order.shape === undefined) {
    return nothing({ note: 'AheadToSign', target, shape, until, days: order.days });
  }
  if (order.shape !== shapeHash(shape)) {
    return refused(refuse('ShapeStale', { target, shape, days: order.days }));
  }
  return decided({
    type: 'PlanApprovedAhead',
    target,
    person: by,
    roles,
    shape,
    until,
    because: because(roles[0] ?? 'stakeholder'),
    ...(order.reason === undefined ? {} : { texts: { reason: order.reason } }),
  });
}

/** Takes back what was agreed to ahead: whoever signed it, anybody in one of its roles, and `ops`. */
export function revokeAhead(
  { order, by, at }: Given<'revokeAhead'>,
  ahead: readonly AheadApproval[],
  { roleHolders, because }: SigningFacts,
): Decision {
  const { target, reason } = order;
  const standing = ahead.filter((one) => inForce(one, at));
  if (standing.length === 0) return refused(refuse('NothingAhead', { target }));
  const may = ({ person, roles }: AheadApproval): readonly PersonId[] => [
    person,
    ...[...roles, 'ops'].flatMap((role) => roleHolders[role] ?? []),
  ];
  const own = standing.filter((one) => may(one).includes(by));
  if (own.length === 0) {
    const role = [...new Set([...standing.flatMap(({ roles }) => roles), 'ops'])].join(' or ');
    return refused(refuse('NotTheRole', { role, holders: [...new Set(standing.flatMap(may))] }));
  }
  const people = own.map(({ person }) => person);
  const role = own.flatMap(({ roles }) => roles).find((one) => roleHolders[one]?.includes(by));
  return decided({
    type: 'AheadRevoked',
    target,
    people,
    by,
    because: because(role ?? (people.includes(by) ? 'signer' : 'ops')),
    texts: { reason },
  });
}
