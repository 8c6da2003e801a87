import { z } from 'zod';
import { importRecorded } from '../../app/registry/import-recorded.ts';
import { refuseAtEdge } from '../../core/refusals.ts';
import { arriving } from '../ask.ts';
import { parse } from '../parse.ts';
import { no, ok } from '../reply.ts';
import type { Route } from '../route.ts';

const Body = z.strictObject({
  /** What the file is called: mistakes are told with it. */
  file: z.string().trim().min(1).max(200).default('recorded.yaml'),
  text: z.string().min(1),
});

/** `POST /api/v1/registry/import`: takes recorded incidents in, each once; all of the file or nothing. */
export const registryImport: Route = {
  method: 'POST',
  path: '/api/v1/registry/import',
  who: 'admin',
  handle: async ({ ship }, { by, body }) => {
    const sent = parse(Body, body);
    if (!sent.ok) return no(ship, sent.error);
    if (by.actor.kind !== 'person') {
      return no(ship, refuseAtEdge('NotAdmin', { admins: ship.configurations.current().admins }));
    }
    const arrival = arriving(by);
    const done = await importRecorded(ship, { ...sent.value, by: by.actor.person, arrival });
    return done.ok ? ok({ imported: done.value }) : no(ship, done.error);
  },
};
