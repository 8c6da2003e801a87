import { searchesNoted } from '../../app/searches.ts';
import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** `GET /api/v1/registry/searches`: who looked for what one person did, when and why. */
export const registrySearches: Route = {
  method: 'GET',
  path: '/api/v1/registry/searches',
  who: 'admin',
  handle: async ({ ship }) => ok({ searches: await searchesNoted(ship) }),
};
