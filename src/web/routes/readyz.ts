import type { Route } from '../route.ts';

/** Ready: orders are taken. Until then 503 with the reasons. */
export const readyz: Route = {
  method: 'GET',
  path: '/readyz',
  who: 'nobody',
  handle: async ({ notReady }) => {
    const reasons = await notReady();
    return reasons.length === 0
      ? { status: 200, json: { ready: true } }
      : { status: 503, json: { ready: false, reasons } };
  },
};
