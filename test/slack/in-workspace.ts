import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Manifest } from '../../sandbox/slack/state/manifest.ts';
import { startWorkspace } from '../../sandbox/slack/workspace.ts';
import { sail } from '../../src/app/sail.ts';
import { systemClock } from '../../src/clock.ts';
import { usualCommands } from '../../src/core/texts/voice.ts';
import { manifest } from '../../src/slack/manifest/manifest.ts';
import { openSlack } from '../../src/slack/open.ts';
import type { SlackSettings } from '../../src/slack/settings.ts';
import type { SlackSide } from '../../src/slack/side.ts';
import { showCard, underSail } from '../app/story.ts';
import { withAccounts } from './in-rig.ts';

const names = usualCommands;

/** A ship on the clock of this machine, heard through the real Bolt and the local workspace. */
export async function inWorkspace(
  kind: 'socket' | 'http',
  { silentMs = 0 }: { readonly silentMs?: number } = {},
) {
  await using stack = new AsyncDisposableStack();
  const { boat } = stack.use(await underSail(withAccounts));
  let side: SlackSide | undefined;
  const server = createServer((request, response) => side?.listener?.(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  stack.defer(() => void server.close());
  const at = `http://127.0.0.1:${portOf(server.address())}`;
  const way = kind === 'http' ? { http: at } : {};
  const workspace = stack.use(
    await startWorkspace({
      manifest: Manifest.parse(JSON.parse(JSON.stringify(manifest(names, way)))),
      mode: kind === 'http' ? { kind, requestUrl: `${at}/slack/events` } : { kind },
    }),
  );
  const ship = { ...boat.ship, clock: systemClock };
  await showCard(boat);
  const underWay = stack.use(await sail(ship, new Set(['slack'])));
  const { tokens, apiUrl } = workspace;
  const settings: SlackSettings = {
    botToken: tokens.bot,
    apiUrl,
    announceChannel: undefined,
    mode:
      kind === 'http'
        ? { kind, signingSecret: tokens.signingSecret }
        : { kind, appToken: tokens.app, staggerMs: 50 },
  };
  if (silentMs > 0) await workspace.client.control.silence(silentMs);
  const opened = stack.use(await openSlack({ ship, underWay, settings }));
  side = opened;
  const all = stack.move();
  return {
    boat,
    ship,
    side: opened,
    client: workspace.client,
    ana: workspace.client.as('U0FIRST'),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

const portOf = (address: string | AddressInfo | null): number =>
  address !== null && typeof address === 'object' ? address.port : 0;
