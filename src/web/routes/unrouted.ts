import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** `GET /api/v1/webhooks/unrouted`: what webhooks reported of which nobody said which target it is, newest first. */
export const unrouted: Route = {
  method: 'GET',
  path: '/api/v1/webhooks/unrouted',
  who: 'person',
  handle: async ({ ship }) => {
    const log = await ship.registry.read('webhooks');
    return ok({ unrouted: log.toReversed().map(({ at, codes }) => ({ at, ...codes })) });
  },
};
