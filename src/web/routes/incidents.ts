import { z } from 'zod';
import { personOf, summariesFor } from '../../app/people/sight.ts';
import { parse } from '../parse.ts';
import { no, ok } from '../reply.ts';
import type { Route } from '../route.ts';

const Query = z.strictObject({
  open: z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .optional(),
});

/** `GET /api/v1/incidents[?open=true]`: one line about each, open or closed; with `open` only about those. */
export const incidents: Route = {
  method: 'GET',
  path: '/api/v1/incidents',
  who: 'person',
  handle: async ({ ship }, asked) => {
    const query = parse(Query, asked.query);
    if (!query.ok) return no(ship, query.error);
    const { open } = query.value;
    const incidents = await summariesFor(
      ship,
      personOf(asked.by.actor),
      open === undefined ? {} : { open },
    );
    return ok({ incidents });
  },
};
