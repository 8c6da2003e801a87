import { z } from 'zod';
import { parse } from '../parse.ts';
import { no, ok } from '../reply.ts';
import type { Route } from '../route.ts';

const Query = z.strictObject({
  open: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true'),
});

/** `GET /api/v1/incidents[?open=true]`: one line about each. */
export const incidents: Route = {
  method: 'GET',
  path: '/api/v1/incidents',
  who: 'person',
  handle: async ({ ship }, asked) => {
    const query = parse(Query, asked.query);
    if (!query.ok) return no(ship, query.error);
    return ok({ incidents: await ship.registry.summaries({ open: query.value.open }) });
  },
};
