import { refuse } from '../../core/refusals.ts';
import { no } from '../reply.ts';
import type { Route } from '../route.ts';

/** `GET /metrics`: the figures of the record for Prometheus. A machine's token needs `may: [metrics]`. */
export const metrics: Route = {
  method: 'GET',
  path: '/metrics',
  who: 'anyone',
  handle: async ({ ship, exposition }, { by: { actor } }) => {
    if (actor.kind === 'machine' && !actor.may.includes('metrics')) {
      return no(ship, refuse('MachineMayNot', { token: actor.token, order: 'metrics' }));
    }
    const text = await exposition();
    return { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', text };
  },
};
