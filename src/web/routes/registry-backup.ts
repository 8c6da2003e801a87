import { refuseAtEdge } from '../../core/refusals.ts';
import { no } from '../reply.ts';
import type { Route } from '../route.ts';

/**
 * `GET /api/v1/registry/backup`: all of the registry as of one moment, words of private incidents included, so only with the
 * local token: whoever has that can read the file as well. It is whole only with its last line.
 */
export const registryBackup: Route = {
  method: 'GET',
  path: '/api/v1/registry/backup',
  who: 'admin',
  handle: async ({ ship }, { by, isStillIn }) =>
    by.via === 'local'
      ? {
          status: 200,
          type: 'application/jsonl; charset=utf-8',
          stream: ship.registry.backup(),
          isStillAllowed: isStillIn,
        }
      : no(ship, refuseAtEdge('OnlyOnItsMachine', {})),
};
