import type { Route } from '../route.ts';

/** `GET /api/v1/registry/export`: every event with its texts, a JSON line each, as fast as the reader reads. */
export const registryExport: Route = {
  method: 'GET',
  path: '/api/v1/registry/export',
  who: 'person',
  handle: async ({ keeping }) => ({
    status: 200,
    type: 'application/jsonl; charset=utf-8',
    stream: keeping.exportEvents(),
  }),
};
