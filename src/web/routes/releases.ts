import { z } from 'zod';
import { loadTarget } from '../../app/incidents.ts';
import { Target } from '../../core/ids.ts';
import { liveNow } from '../../core/release/history.ts';
import { parse } from '../parse.ts';
import { no, ok } from '../reply.ts';
import type { Route } from '../route.ts';

const Query = z.strictObject({ target: Target });

/** `GET /api/v1/releases?target=checkout@prod`: what was live there, newest first, and what was rolled back from. */
export const releases: Route = {
  method: 'GET',
  path: '/api/v1/releases',
  who: 'person',
  handle: async ({ ship }, asked) => {
    const query = parse(Query, asked.query);
    if (!query.ok) return no(ship, query.error);
    const { target } = query.value;
    const { state } = await loadTarget(ship.registry, target);
    return ok({
      target,
      live: liveNow(state)?.version,
      releases: state.live.toReversed(),
      rolledBackFrom: state.rolledBackFrom,
    });
  },
};
