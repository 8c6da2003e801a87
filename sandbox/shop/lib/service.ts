import { surroundings } from './environment.ts';
import { dieWithParent } from './lifeline.ts';
import type { Counters } from './metrics.ts';
import { newCounters } from './metrics.ts';
import { type Routes, serve } from './serve.ts';

/** The counters of this process, named by instance and version. */
export function ownCounters(): Counters {
  const { instance, version } = surroundings();
  return newCounters({ instance, version });
}

/** The three answers that every service of the shop gives. */
export function commonRoutes(instance: string, version: string, counters: Counters): Routes {
  const startedAt = new Date().toISOString();
  return {
    'GET /version': () => ({ status: 200, body: { version, instance, startedAt } }),
    'GET /healthz': () => ({ status: 200, body: { ok: true } }),
    'GET /metrics': () => ({ status: 200, body: counters.text() }),
  };
}

/** Serves until SIGTERM, which lets the answers under way finish, or until the platform is gone. Tells the platform the address. `ready` is waited for before. */
export async function runService(
  routes: Routes,
  counters: Counters,
  ready: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  dieWithParent(() => process.exit(0));
  await ready();
  const { instance, version } = surroundings();
  const { url, close } = await serve({ ...commonRoutes(instance, version, counters), ...routes });
  process.once('SIGTERM', () => {
    void close().then(() => process.exit(0));
  });
  process.send?.({ url });
}
