import { searchesNoted } from '../../app/registry/searches.ts';
import { voiceOf } from '../../app/voice.ts';
import { actorText } from '../../core/texts.ts';
import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** `GET /api/v1/registry/searches`: who looked for what one person did, when and why. */
export const registrySearches: Route = {
  method: 'GET',
  path: '/api/v1/registry/searches',
  who: 'admin',
  handle: async ({ ship }) => {
    const searches = await searchesNoted(ship);
    return ok({
      searches: searches.map((one) => ({
        ...one,
        byName: actorText(one.by, voiceOf(ship)),
        personName: ship.directory.nameOf(one.person),
      })),
    });
  },
};
