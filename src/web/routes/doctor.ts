import { nothingThere } from '../faults.ts';
import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** `GET /api/v1/doctor`: everything that has to be in order, looked at now. Names no incident, and no value of a secret. */
export const doctor: Route = {
  method: 'GET',
  path: '/api/v1/doctor',
  who: 'person',
  handle: async ({ ship, examine }, { gone }) =>
    examine === undefined ? nothingThere(ship) : ok(await examine(gone)),
};
