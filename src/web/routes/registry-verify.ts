import { ok } from '../reply.ts';
import type { Route } from '../route.ts';

/** `GET /api/v1/registry/verify`: whether every event and text is as it was recorded. Answers 200 also when one is not: see `ok`. */
export const registryVerify: Route = {
  method: 'GET',
  path: '/api/v1/registry/verify',
  who: 'person',
  handle: async ({ keeping }, { gone }) => ok(await keeping.verify(gone)),
};
