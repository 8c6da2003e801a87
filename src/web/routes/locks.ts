import { personOf, type Sighted, summariesFor } from '../../app/people/sight.ts';
import type { PersonId } from '../../core/ids.ts';
import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/**
 * `GET /api/v1/locks`: which incident holds which target, and which strategy is active there. Of a private incident
 * others learn that the target is taken, because they must not act there, and not by what.
 */
export const locks: Route = {
  method: 'GET',
  path: '/api/v1/locks',
  who: 'person',
  handle: async ({ ship }, asked) => ok(await locksFor(ship, personOf(asked.by.actor))),
};

async function locksFor(ship: Sighted, person: PersonId | undefined) {
  const { held, active, contained } = await ship.registry.locks();
  const known = new Set((await summariesFor(ship, person)).map(({ id }) => String(id)));
  const shown = <L extends { readonly incident: string }>(lock: L): L =>
    known.has(lock.incident) ? lock : { ...lock, incident: 'private' };
  const run = <L extends { readonly incident: string; readonly run: string }>(lock: L): L =>
    known.has(lock.incident) ? lock : { ...shown(lock), run: 'private' };
  return { held: held.map(shown), active: active.map(run), contained: contained.map(run) };
}
