import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** `GET /api/v1/locks`: which incident holds which target, and which strategy is active there. */
export const locks: Route = {
  method: 'GET',
  path: '/api/v1/locks',
  who: 'person',
  handle: async ({ ship }) => ok(await ship.registry.locks()),
};
