import { handleOrder } from './app/handle-order.ts';
import { rebuild } from './app/rebuild.ts';
import type { UnderWay } from './app/sail.ts';
import type { Ship } from './app/ship.ts';
import type { Settings } from './config.ts';
import { exportEvents } from './registry/export.ts';
import { issueLocalToken } from './web/local-token.ts';
import { openWeb, type Web } from './web/open.ts';

type Inside = {
  readonly ship: Ship;
  readonly underWay: UnderWay;
  readonly settings: Pick<Settings, 'host' | 'port' | 'data'>;
};

/** Opens the one HTTP server of this process, and issues the local token of this start. */
export async function openServer({ ship, underWay, settings }: Inside): Promise<Web> {
  return openWeb({
    ship,
    changes: underWay.incidents,
    order: (ordered) => handleOrder(ship, ordered),
    keeping: {
      exportEvents: () => exportEvents(ship.registry),
      rebuild: () => rebuild(ship.registry),
    },
    localToken: await issueLocalToken(settings.data),
    notReady: () => [],
    host: settings.host,
    port: settings.port,
  });
}
