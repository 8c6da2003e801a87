import { mkdir } from 'node:fs/promises';
import { type Anchors, openAnchors } from './anchoring.ts';
import { anchorNote } from './anchors/note.ts';
import {
  type Older,
  olderThan,
  RegistryOlder,
  RestorerUnknown,
  recordRestored,
} from './app/proof/restored.ts';
import { type ProcessRole, roles, sail, type UnderWay } from './app/sail.ts';
import type { Log, Ship } from './app/ship.ts';
import { systemClock as clock } from './clock.ts';
import type { Settings } from './config.ts';
import { eraseAgain } from './erase-again.ts';
import { fitOut } from './fit-out.ts';
import { takeHelm } from './helm.ts';
import { openRegistry, sayPlace } from './open-registry.ts';
import { openReadiness } from './readiness.ts';
import { openServer } from './server.ts';
import type { SlackSide } from './slack/side.ts';

/** This process cannot be what it was asked to be. */
export class RolesUnfit extends Error {
  override readonly name = 'RolesUnfit';
}

/** The folder of the registry cannot be made or entered. */
class DataFolderUnusable extends Error {
  override readonly name = 'DataFolderUnusable';
}

/** A running Sternway. Disposing drains it: intake first, then what runs, then the record. */
export type Running = AsyncDisposable & {
  readonly url: string;
  readonly ship: Ship;
  readonly underWay: UnderWay;
};

type Options = {
  readonly settings: Settings;
  readonly roles: readonly ProcessRole[];
  readonly log: Log;
  /** Why a registry that is older than its last anchor is to go on, and who says so. */
  readonly restored?: { readonly why: string; readonly as: string } | undefined;
};

/**
 * Composes a process: adapters, then the app's loops, then the doors to the outside. Rejects with an error whose message
 * a person can act on when the environment, the configuration, the registry or the wire cannot be used.
 */
export async function start({
  settings,
  roles: wanted,
  log: plain,
  restored,
}: Options): Promise<Running> {
  const missing = roles.filter((role) => !wanted.includes(role));
  if (missing.length > 0) {
    throw new RolesUnfit(
      `${settings.database === undefined ? 'With a registry in one file' : 'In this version'} a single process does everything, and ${missing.join(', ')} would be missing. Leave --roles away.`,
    );
  }
  await using stack = new AsyncDisposableStack();
  await makeFolder(settings.data);
  const registry = stack.use(await openRegistry(settings));
  stack.use(await takeHelm({ registry, place: sayPlace(settings), log: plain }));
  const note = anchorNote(settings.data);
  const older = await olderThan(registry, await note.read());
  if (older !== undefined && restored === undefined) throw new RegistryOlder(older);
  const readiness = openReadiness({ clock, say: (lines) => void process.stderr.write(lines) });
  const log = readiness.seeing(plain);
  await eraseAgain({ registry, log, folder: settings.data });
  const ship = await fitOut({ settings, registry, log, readiness, stack });
  if (older !== undefined && restored !== undefined) await letGoOn(ship, older, restored);
  const anchors = stack.use(await openAnchors(ship, { settings, note }));
  const underWay = stack.use(await sail(ship, new Set(wanted)));
  // The server is opened after Slack's side, and so ends before it: both take orders, and Slack's requests come through it.
  const { bundle } = anchors;
  const slack = await slackSide(settings, { ship, underWay, bundle });
  if (slack !== undefined) stack.use(slack);
  const { url } = stack.use(
    await openServer({ ship, underWay, readiness, settings, slack, anchors, bundle }),
  );
  const running = stack.move();
  return { url, ship, underWay, [Symbol.asyncDispose]: () => running.disposeAsync() };
}

async function letGoOn(
  ship: Ship,
  older: Older,
  { why, as }: NonNullable<Options['restored']>,
): Promise<void> {
  const by = ship.directory.find(as);
  if (by === undefined) throw new RestorerUnknown(as);
  await recordRestored(ship, { older, by, why });
}

/** Slack's packages are loaded only where there is a Slack: a start without it does not wait for them. */
async function slackSide(
  { slack }: Settings,
  inside: Pick<Running, 'ship' | 'underWay'> & Pick<Anchors, 'bundle'>,
): Promise<SlackSide | undefined> {
  if (slack === undefined) return undefined;
  const { openSlack } = await import('./slack/open.ts');
  return openSlack({ ...inside, settings: slack });
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DataFolderUnusable(
      `The folder for the registry, ${path}, cannot be made (${why}). Point STERNWAY_DATA at a folder that belongs to the user who runs this program.`,
      { cause },
    );
  }
}
