import { fileURLToPath } from 'node:url';
import { readManifest } from '../../sandbox/slack/manifest.ts';
import { type WorkspaceClient, workspaceClient } from '../../sandbox/slack/people/client.ts';
import { type RunningWorkspace, startWorkspace } from '../../sandbox/slack/workspace.ts';
import { freePort } from '../support/redis.ts';
import type { Place } from './place.ts';
import type { Env } from './process.ts';
import { type Sternway, startSternway } from './sternway.ts';

const manifest = fileURLToPath(new URL('../../manifest.yml', import.meta.url));

/** How the bot hears of what people do: through its own sockets, or by Slack's signed requests. */
export type Way = 'socket' | 'http';
export const ways: readonly Way[] = ['socket', 'http'];

/** A workspace with the bot in it. */
export type Scene = AsyncDisposable & {
  readonly bot: Sternway;
  readonly slack: WorkspaceClient;
  /** Starts the bot again on the same registry, when it has ended. */
  readonly again: () => Promise<Sternway>;
};

/** The people's accounts in the workspace, by the names of the configuration. */
export const cast = {
  'first-oncall': { slack: ['U0FIRST'] },
  'second-oncall': { slack: ['U0SECOND'] },
  'support-lead': { slack: ['U0SUPPORT'] },
} as const;
export const team = { cast, workspace: 'T0SHOP' } as const;

/** Starts a workspace and the bot that works in it, on free ports of loopback. */
export async function openScene(place: Place, way: Way = 'socket'): Promise<Scene> {
  await using stack = new AsyncDisposableStack();
  const port = await freePort();
  const requestUrl = `http://127.0.0.1:${port}/slack/events`;
  const mode =
    way === 'socket' ? ({ kind: 'socket' } as const) : ({ kind: 'http', requestUrl } as const);
  const workspace = stack.use(
    await startWorkspace({ manifest: await readManifest(manifest), mode }),
  );
  const slack = workspaceClient(workspace.url);
  const start = async () => {
    const bot = await startSternway(place, slackEnv(workspace, way, port));
    if (way === 'socket') await slack.control.waitForConnections(2);
    return bot;
  };
  let bot = await start();
  stack.defer(() => bot[Symbol.asyncDispose]());
  const all = stack.move();
  return {
    bot,
    slack,
    again: async () => {
      bot = await start();
      return bot;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

const slackEnv = ({ apiUrl, tokens }: RunningWorkspace, way: Way, port: number): Env => ({
  PORT: String(port),
  SLACK_MODE: way,
  SLACK_API_URL: apiUrl,
  SLACK_BOT_TOKEN: tokens.bot,
  ...(way === 'socket'
    ? { SLACK_APP_TOKEN: tokens.app, SLACK_SOCKET_STAGGER: '100ms' }
    : { SLACK_SIGNING_SECRET: tokens.signingSecret }),
  SLACK_ANNOUNCE_CHANNEL: 'incidents',
});
