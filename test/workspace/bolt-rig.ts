import { createServer, type RequestListener } from 'node:http';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import { z } from 'zod';
import { workspaceClient } from '../../sandbox/slack/people/client.ts';
import { workspaceClock } from '../../sandbox/slack/state/clock.ts';
import { Manifest } from '../../sandbox/slack/state/manifest.ts';
import {
  type RunningWorkspace,
  startWorkspace,
  type WorkspaceOptions,
} from '../../sandbox/slack/workspace.ts';

const words = (list: string): readonly string[] => list.split(/\s+/u);

/** An app that listens to everything that these tests do. */
const listeningManifest: Manifest = Manifest.parse({
  display_information: { name: 'Sternway' },
  features: {
    bot_user: { display_name: 'sternway' },
    app_home: { home_tab_enabled: true },
    slash_commands: [
      { command: '/incident', description: 'Command an incident', should_escape: true },
      { command: '/plain', description: 'Takes text as it is' },
    ],
    shortcuts: [
      { type: 'global', name: 'Declare', callback_id: 'declare', description: 'A form' },
      { type: 'message', name: 'Note', callback_id: 'note', description: 'Into the timeline' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: words(`commands chat:write chat:write.public im:write im:history channels:read channels:manage
        channels:history app_mentions:read groups:read groups:history pins:read reactions:read users:read`),
    },
  },
  settings: {
    interactivity: { is_enabled: true },
    socket_mode_enabled: true,
    event_subscriptions: {
      bot_events:
        words(`app_home_opened app_mention message.channels message.im reaction_added pin_added
        member_joined_channel member_left_channel channel_left channel_archive channel_rename tokens_revoked
        app_uninstalled`),
    },
  },
});

/** What goes wrong here is what the tests ask for; the SDK need not print it. */
const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

export type Listen = (app: App) => void;

export type BoltRig = AsyncDisposable & {
  readonly running: RunningWorkspace;
  readonly shop: ReturnType<typeof workspaceClient>;
  readonly apps: readonly App[];
};

type Options = Partial<WorkspaceOptions> & {
  /** What each app listens to; one app each, with a socket of its own. */
  readonly listen: readonly Listen[];
  /** How long they wait for a pong, and before they come back; missing: what the SDK waits. */
  readonly clientPingTimeout?: number;
};

const started = Date.UTC(2026, 10, 21, 3, 1);

/** A workspace whose clock stands still, and real Bolt apps that are connected by sockets. */
export async function openSocketRig({
  listen,
  clientPingTimeout = 5_000,
  ...options
}: Options): Promise<BoltRig> {
  const running = await startWorkspace({
    manifest: listeningManifest,
    clock: workspaceClock({ stillAt: started }),
    ...options,
    mode: { kind: 'socket' },
  });
  const shop = workspaceClient(running.url);
  const apps = await Promise.all(listen.map((each) => connect(running, each, clientPingTimeout)));
  return {
    running,
    shop,
    apps,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(apps.map((app) => app.stop()));
      await running[Symbol.asyncDispose]();
    },
  };
}

/** One Bolt app with one socket. */
export async function connect(
  running: RunningWorkspace,
  listen: Listen,
  clientPingTimeout: number,
): Promise<App> {
  const clientOptions = { slackApiUrl: running.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: running.tokens.app,
    logger: quiet,
    clientPingTimeout,
    installerOptions: { clientOptions },
  });
  const app = new App({ token: running.tokens.bot, receiver, clientOptions, logger: quiet });
  listen(app);
  await app.start();
  return app;
}

/** The same over signed HTTP: Bolt's own receiver behind a server on loopback. */
export async function openHttpRig(listen: Listen, signingSecret?: string): Promise<BoltRig> {
  let handle: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const running = await startWorkspace({
    manifest: listeningManifest,
    // Bolt compares the time of the signature with the time of this machine.
    mode: { kind: 'http', requestUrl: `http://127.0.0.1:${address.port}/slack/events` },
  });
  const receiver = new HTTPReceiver({
    signingSecret: signingSecret ?? running.tokens.signingSecret,
    logger: quiet,
  });
  const clientOptions = { slackApiUrl: running.apiUrl, retryConfig: { retries: 0 } };
  const app = new App({ token: running.tokens.bot, receiver, clientOptions, logger: quiet });
  listen(app);
  handle = receiver.requestListener;
  return {
    running,
    shop: workspaceClient(running.url),
    apps: [app],
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await running[Symbol.asyncDispose]();
    },
  };
}

/** A promise and what fulfills it, for what a listener of an app sees. */
export function inbox<T>() {
  const all: T[] = [];
  const waiting: ((value: T) => void)[] = [];
  return {
    all,
    put: (value: T) => {
      all.push(value);
      for (const tell of waiting.splice(0)) tell(value);
    },
    /** The next one to come. */
    next: () => new Promise<T>((resolve) => waiting.push(resolve)),
  };
}

/** Posts as the app; answers the message's `ts`. */
export async function post(
  { apps }: Pick<BoltRig, 'apps'>,
  message: Readonly<Record<string, unknown>>,
): Promise<string> {
  const posted = await apps[0]?.client.apiCall('chat.postMessage', message);
  return z.object({ ts: z.string() }).parse(posted).ts;
}
