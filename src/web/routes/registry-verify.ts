import { asSeenBy } from '../../app/orders/unnamed.ts';
import { personOf } from '../../app/people/sight.ts';
import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** `GET /api/v1/registry/verify`: whether every event and text is as it was recorded. Answers 200 also when one is not: see `ok`. What is of private incidents that others were let into is counted. */
export const registryVerify: Route = {
  method: 'GET',
  path: '/api/v1/registry/verify',
  who: 'person',
  handle: async ({ ship, keeping }, { by, gone }) =>
    ok(await asSeenBy(ship, await keeping.verify(gone), personOf(by.actor))),
};
