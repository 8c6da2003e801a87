import { personOf } from '../../app/sight.ts';
import { refuseAtEdge } from '../../core/refusals.ts';
import { arriving, ask } from '../ask.ts';
import { IncidentPath } from '../params.ts';
import { parse } from '../parse.ts';
import { answered, no } from '../reply.ts';
import type { Route } from '../route.ts';

/**
 * `POST /api/v1/incidents/:id/bundle`: the record of an incident with all that proves it, as a tar archive. For
 * administrators who may know of the incident; that they took it is recorded, and in it.
 */
export const registryBundle: Route = {
  method: 'POST',
  path: '/api/v1/incidents/:id/bundle',
  who: 'admin',
  handle: async (desk, asked) => {
    const { ship, keeping } = desk;
    const path = parse(IncidentPath, asked.params);
    if (!path.ok) return no(ship, path.error);
    // Who may not know of it is told so as everywhere, and that a private one was read is noted.
    const answer = await ask(desk, asked, { kind: 'status' }, path.value.id);
    const to = personOf(asked.by.actor);
    if (!answer.accepted) return answered(answer);
    if (keeping.bundle === undefined || to === undefined) {
      return no(ship, refuseAtEdge('NotFound', { what: 'a bundle here: no anchors are made' }));
    }
    const { id: incident } = path.value;
    const bundle = await keeping.bundle({ incident, to, arrival: arriving(asked.by) });
    return { status: 200, type: 'application/x-tar', bytes: bundle };
  },
};
