import { notAmong } from '../../lib/say-issue.ts';
import type { Found, Whole } from './found.ts';

/** A standing order is signed by somebody who answers for the service, and counts down where people can hear it. */
export const standingOrders = ({ services, people, pager }: Whole): readonly Found[] =>
  Object.entries(services).flatMap(([name, { owner, standing_order: order }]) => {
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
    ];
  });
