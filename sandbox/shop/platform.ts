import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFile, openOrders } from './lib/database.ts';
import { surroundings } from './lib/environment.ts';
import { dieWithParent } from './lib/lifeline.ts';
import { serve } from './lib/serve.ts';
import { commonRoutes, ownCounters } from './lib/service.ts';
import type { Facts } from './lib/shapes.ts';
import { Fleet } from './platform/fleet.ts';
import { fleetRoutes } from './platform/routes.ts';

/** The platform: starts the shop in order, answers what runs, replaces an instance when told, and takes all down with it. */

const { directory, rate, warmUpMs, instance, version } = surroundings();
const factFile = join(directory, 'shop.json');
const counters = ownCounters();
openOrders(directory).close();

// The platform's own address is known only once it listens, and the fleet is told it: hence the late binding.
let fleet: Fleet | undefined;
const { url } = await serve({
  ...commonRoutes(instance, version, counters),
  ...fleetRoutes(() => fleet, counters),
});
fleet = new Fleet({ directory, rate, warmUpMs, platform: url });

dieWithParent(() => void leave());
process.once('SIGTERM', () => void leave());

async function leave(): Promise<void> {
  rmSync(factFile, { force: true });
  await fleet?.end();
  process.exit(0);
}

async function startShop(running: Fleet): Promise<Facts> {
  await Promise.all([running.startAll('checkout'), running.startAll('worker')]);
  await running.startAll('router');
  await running.startAll('storefront');
  await running.startAll('load');
  const at = (id: string) => running.list().find((instance) => instance.id === id)?.url ?? '';
  return {
    urls: {
      platform: url,
      router: at('router-1'),
      storefront: at('storefront-1'),
      load: at('load-1'),
      worker: at('worker-1'),
    },
    database: databaseFile(directory),
    directory,
    pid: process.pid,
    startedAt: new Date().toISOString(),
  };
}

try {
  const facts = await startShop(fleet);
  writeFileSync(factFile, `${JSON.stringify(facts, undefined, 2)}\n`);
  process.send?.({ ready: facts });
} catch (problem) {
  process.send?.({ failed: problem instanceof Error ? problem.message : String(problem) });
}
