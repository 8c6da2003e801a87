import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** `POST /api/v1/registry/replay`: erases again what was erased before and came back with a backup. */
export const registryReplay: Route = {
  method: 'POST',
  path: '/api/v1/registry/replay',
  who: 'admin',
  handle: async ({ ship, keeping }) => {
    const replayed = await keeping.replay();
    await ship.directory.refresh();
    return ok(replayed);
  },
};
