import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** `POST /api/v1/registry/rebuild`: writes lists and locks again from the events. */
export const registryRebuild: Route = {
  method: 'POST',
  path: '/api/v1/registry/rebuild',
  who: 'admin',
  handle: async ({ keeping }) => ok(await keeping.rebuild()),
};
