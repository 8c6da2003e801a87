import type { Route } from '../route.ts';

/**
 * Ready: orders are taken. Until then 503 with the reasons. What is impaired stands beside it and costs no readiness: while
 * Slack is away, HTTP and the command line are the only way left, and a load balancer must not close that one too.
 */
export const readyz: Route = {
  method: 'GET',
  path: '/readyz',
  who: 'nobody',
  handle: async ({ notReady, impaired }) => {
    const reasons = await notReady();
    const limps = impaired();
    const beside = limps.length === 0 ? {} : { impaired: limps };
    return reasons.length === 0
      ? { status: 200, json: { ready: true, ...beside } }
      : { status: 503, json: { ready: false, reasons, ...beside } };
  },
};
