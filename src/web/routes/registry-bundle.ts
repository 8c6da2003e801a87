import { personOf } from '../../app/people/sight.ts';
import { refuseAtEdge } from '../../core/refusals.ts';
import { arriving } from '../ask.ts';
import { IncidentPath } from '../params.ts';
import { parse } from '../parse.ts';
import { answered, no } from '../reply.ts';
import type { Route } from '../route.ts';
import { keyIn } from './orders.ts';

/**
 * `POST /api/v1/incidents/:id/bundle`: the record of an incident with all that proves it, as a tar archive. It is the order
 * `registryExport`, with the file in its answer; under the key of one that was given before, the file is had again.
 */
export const registryBundle: Route = {
  method: 'POST',
  path: '/api/v1/incidents/:id/bundle',
  who: 'person',
  handle: async ({ ship, keeping, order }, { by, params, headers }) => {
    const path = parse(IncidentPath, params);
    if (!path.ok) return no(ship, path.error);
    const key = keyIn(headers);
    if (!key.ok) return no(ship, key.error);
    const to = personOf(by.actor);
    if (keeping.bundle === undefined || to === undefined) {
      return no(ship, refuseAtEdge('NotFound', { what: 'a bundle here: no anchors are made' }));
    }
    const { id: incident } = path.value;
    const arrival = arriving(by, key.value);
    const answer = await order({
      order: { kind: 'registryExport', entry: incident, bundle: true },
      incident,
      actor: by.actor,
      arrival,
    });
    if (!answer.accepted) return answered(answer);
    const bundle = await keeping.bundle({ incident, to, arrival });
    return { status: 200, type: 'application/x-tar', bytes: bundle };
  },
};
