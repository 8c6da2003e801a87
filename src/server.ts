import type { Anchors } from './anchoring.ts';
import { handleOrder } from './app/handle-order.ts';
import type { Exporting } from './app/proof/export-record.ts';
import { verifyRecord } from './app/proof/verify-record.ts';
import { rebuild } from './app/registry/rebuild.ts';
import type { UnderWay } from './app/sail.ts';
import type { Ship } from './app/ship.ts';
import type { Settings } from './config.ts';
import { examineRunning } from './doctor/running.ts';
import { replayAll } from './erase-again.ts';
import type { Readiness } from './readiness.ts';
import { exportEvents } from './registry/export.ts';
import { secretsFrom } from './secrets.ts';
import type { SlackSide } from './slack/side.ts';
import { keepLocalToken, newLocalToken } from './web/local-token.ts';
import { openWeb, type Web } from './web/open.ts';

type Inside = {
  readonly ship: Ship;
  readonly underWay: UnderWay;
  readonly readiness: Pick<Readiness, 'reasons'>;
  readonly settings: Settings;
  /** Undefined where there is no Slack. */
  readonly anchors?: Pick<Anchors, 'reached' | 'reasons' | 'places'> | undefined;
  /** The bundle of an incident; undefined where no anchors are made. */
  readonly bundle?: ((asked: Exporting) => Promise<Uint8Array>) | undefined;
  readonly slack?: Pick<SlackSide, 'listener' | 'reasons' | 'owed'> | undefined;
};

/** Opens the one HTTP server of this process, and issues the local token of this start. */
export async function openServer({
  ship,
  underWay,
  readiness,
  settings,
  slack,
  anchors,
  bundle,
}: Inside): Promise<Web> {
  const localToken = newLocalToken();
  const web = await openWeb({
    ship,
    changes: underWay.incidents,
    order: (ordered) => handleOrder(ship, ordered),
    keeping: {
      bundle,
      exportEvents: (part) => exportEvents(ship.registry, part),
      verify: (signal) =>
        verifyRecord({ registry: ship.registry, places: anchors?.places() ?? [], signal }),
      rebuild: () => rebuild(ship.registry),
      replay: () => replayAll({ ...ship, folder: settings.data }),
    },
    examine: (signal) =>
      examineRunning({ ship, settings, anchorsBehind: () => anchors?.reasons() ?? [] }, signal),
    localToken,
    secrets: secretsFrom(settings.env, settings.secretsDir),
    notReady: () => readiness.reasons(ship.registry),
    impaired: () => [...(slack?.reasons() ?? []), ...(anchors?.reasons() ?? [])],
    slack: slack?.listener,
    owed: slack?.owed,
    anchored: anchors?.reached,
    host: settings.host,
    port: settings.port,
  });
  // Only now: a start that could not listen must not take the token of the one that does.
  await keepLocalToken(settings.data, localToken);
  return web;
}
