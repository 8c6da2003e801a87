import { notAmong } from '../../lib/say-issue.ts';
import { peopleOf } from '../roster.ts';
import type { WrittenServiceEntry } from '../schema.ts';
import type { Found, Whole } from './found.ts';

/** A standing order is signed by somebody who answers for the service, and counts down where people can hear it. */
export const standingOrders = (whole: Whole): readonly Found[] => {
  const { services, people, pager } = whole;
  return Object.entries(services).flatMap(([name, service]) => {
    const { owner, standing_order: order } = service;
    if (order === undefined) return [];
    const path = ['services', name, 'standing_order'];
    const leads = Object.keys(people).filter((one) => people[one]?.lead_of.includes(owner));
    const signer = order.signed_by;
    return [
      ...(leads.includes(signer)
        ? []
        : [
            {
              path: [...path, 'signed_by'],
              message: `"${signer}" does not lead ${owner}, and only its lead signs for it${notAmong(signer, leads)}`,
            },
          ]),
      ...(pager === undefined
        ? [{ path, message: 'a standing order needs a pager: nobody would hear its countdown' }]
        : []),
      ...(signersOf(whole, service).some((one) => one !== signer)
        ? []
        : [
            {
              path,
              message: `nobody beside ${signer} could approve ahead what it carries out; name an approver, a dba or a stakeholder`,
            },
          ]),
    ];
  });
};

/** Whoever may approve a rollback of this service ahead. */
function signersOf(whole: Whole, { roles, stakeholders }: WrittenServiceEntry): readonly string[] {
  const asked = stakeholders.filter(({ mode, when }) => mode !== 'notify' && when === 'before');
  const named = asked.flatMap(({ role, people }) => [
    ...people,
    ...(role === undefined ? [] : (roles[role] ?? [])),
  ]);
  return peopleOf(whole, [...named, ...(roles['approver'] ?? []), ...(roles['dba'] ?? [])]);
}
