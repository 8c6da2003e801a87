import { Manifest } from '../../sandbox/slack/state/manifest.ts';
import { type RunningWorkspace, startWorkspace } from '../../sandbox/slack/workspace.ts';
import { sail } from '../../src/app/sail.ts';
import { systemClock } from '../../src/clock.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { openClients } from '../../src/slack/clients.ts';
import { manifest } from '../../src/slack/manifest/manifest.ts';
import { openPoster, type Poster } from '../../src/slack/out/poster.ts';
import type { Boat } from '../app/rig.ts';
import { underSail } from '../app/story.ts';
import { withAccounts } from './in-rig.ts';

const names = usualCommands;

export type Harborside = AsyncDisposable & {
  readonly boat: Boat;
  readonly poster: Poster;
  readonly workspace: RunningWorkspace;
};

/** A poster on the clock of this machine that speaks to the local workspace with Slack's own client. */
export async function inWorkspace(withhold: readonly string[] = []): Promise<Harborside> {
  await using stack = new AsyncDisposableStack();
  const { boat } = stack.use(await underSail(withAccounts));
  const workspace = stack.use(
    await startWorkspace({
      manifest: Manifest.parse(JSON.parse(JSON.stringify(manifest(names, {})))),
      mode: { kind: 'socket' },
      withhold: [...withhold],
    }),
  );
  const ship = { ...boat.ship, clock: systemClock };
  const underWay = stack.use(await sail(ship, new Set(['slack'])));
  const { tokens, apiUrl } = workspace;
  const { outgoing } = openClients({ botToken: tokens.bot, apiUrl }, ship.log);
  const poster = stack.use(
    await openPoster({
      ship,
      incidents: underWay.incidents,
      client: outgoing,
      settings: { announceChannel: '#incidents' },
      me: { teamId: 'T0SHOP', botUserId: 'U0BOT' },
      mayLook: async () => 'member',
    }),
  );
  const all = stack.move();
  return { boat, poster, workspace, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
