import { noteRead } from '../../app/reads.ts';
import { personOf, summariesFor } from '../../app/sight.ts';
import type { IncidentSummary } from '../../core/incident/summary.ts';
import { refuseAtEdge } from '../../core/refusals.ts';
import { arriving } from '../ask.ts';
import type { Desk } from '../desk.ts';
import { no } from '../reply.ts';
import type { Route } from '../route.ts';
import { isAdmin, type SignedIn } from '../sign-in.ts';

/**
 * `GET /api/v1/registry/export`: every event with its texts, a JSON line each, as fast as the reader reads. A chain with
 * gaps proves nothing, so where private incidents are in it that the reader may not know of, it is for administrators. That
 * each of the private ones was read is noted.
 */
export const registryExport: Route = {
  method: 'GET',
  path: '/api/v1/registry/export',
  who: 'person',
  handle: async ({ ship, keeping }, { by }) => {
    const { actor } = by;
    const all = await ship.registry.summaries();
    const seen = await summariesFor(ship, personOf(actor));
    if (seen.length < all.length && !isAdmin(ship, actor)) {
      return no(ship, refuseAtEdge('NotAdmin', { admins: ship.configurations.current().admins }));
    }
    await readAll(ship, all, by);
    return {
      status: 200,
      type: 'application/jsonl; charset=utf-8',
      stream: keeping.exportEvents(),
    };
  },
};

async function readAll(
  ship: Desk['ship'],
  all: readonly IncidentSummary[],
  by: SignedIn,
): Promise<void> {
  for (const { id } of all.filter((one) => one.private === true)) {
    const { state } = await ship.incidents.load(id);
    if (state === undefined) continue;
    await noteRead(ship, state, { actor: by.actor, what: 'export', arrival: arriving(by) });
  }
}
