import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** Alive: the process answers. Whether it can work is `/readyz`. */
export const healthz: Route = {
  method: 'GET',
  path: '/healthz',
  who: 'nobody',
  handle: () => ok({ alive: true }),
};
