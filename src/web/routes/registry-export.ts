import { personOf, summariesFor } from '../../app/sight.ts';
import { refuseAtEdge } from '../../core/refusals.ts';
import { no } from '../reply.ts';
import type { Route } from '../route.ts';
import { isAdmin } from '../sign-in.ts';

/**
 * `GET /api/v1/registry/export`: every event with its texts, a JSON line each, as fast as the reader reads. A chain with
 * gaps proves nothing, so where private incidents are in it that the reader may not know of, it is for administrators.
 */
export const registryExport: Route = {
  method: 'GET',
  path: '/api/v1/registry/export',
  who: 'person',
  handle: async ({ ship, keeping }, { by: { actor } }) => {
    const all = await ship.registry.summaries();
    const seen = await summariesFor(ship, personOf(actor));
    if (seen.length < all.length && !isAdmin(ship, actor)) {
      return no(ship, refuseAtEdge('NotAdmin', { admins: ship.configurations.current().admins }));
    }
    return {
      status: 200,
      type: 'application/jsonl; charset=utf-8',
      stream: keeping.exportEvents(),
    };
  },
};
