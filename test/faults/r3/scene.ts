import { fileURLToPath } from 'node:url';
import { readManifest } from '../../../sandbox/slack/manifest.ts';
import type { PersonClient } from '../../../sandbox/slack/people/client/person.ts';
import type { ActAnswer } from '../../../sandbox/slack/people/shapes.ts';
import { type RunningWorkspace, startWorkspace } from '../../../sandbox/slack/workspace.ts';
import { type Place, place } from '../../e2e/place.ts';
import type { Env } from '../../e2e/process.ts';
import { team } from '../../e2e/slack-scene.ts';
import { httpServer, json, type TestServer } from '../../support/http-server.ts';
import { freePort } from '../../support/redis.ts';
import type { Random } from '../lib/random.ts';
import { type Bot, type Ended, startBot } from './bot.ts';
import type { Control } from './controls.ts';
import { type Ledger, openLedger } from './ledger.ts';

/** Every scene has one. */
export const incident = 'INC-1';

export type Way = 'socket' | 'http';

export type SceneOptions = {
  readonly way: Way;
  readonly random: Random;
  readonly control: Control | undefined;
  /** Permissions that the workspace did not give. */
  readonly withhold?: readonly string[];
};

/** A workspace, a bot in it as a process of its own, people, and what they ordered. */
export type Scene = AsyncDisposable & {
  readonly random: Random;
  readonly way: Way;
  readonly directory: string;
  readonly workspace: RunningWorkspace;
  readonly control: RunningWorkspace['client']['control'];
  readonly as: (user: string) => PersonClient;
  readonly ledger: Ledger;
  /** The present life of the bot. */
  readonly bot: () => Bot;
  /** All lives that ended. */
  readonly ended: readonly Ended[];
  /** What was posted to the service that is rolled back. */
  readonly effects: () => readonly string[];
  /** Types a note that must be recorded once and answered. */
  readonly note: (user: string, text: string, channel?: string) => Promise<ActAnswer>;
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  readonly drain: () => Promise<void>;
};

const manifest = fileURLToPath(new URL('../../../manifest.yml', import.meta.url));

/** Opens the scene, with the bot in it and connected, on free ports of loopback. */
export async function openScene(options: SceneOptions): Promise<Scene> {
  await using stack = new AsyncDisposableStack();
  const outside = stack.use(await httpServer((_seen, response) => json(response, {})));
  const here = stack.use(furnished(outside));
  const port = await freePort();
  const { way, withhold = [] } = options;
  const workspace = stack.use(
    await startWorkspace({
      manifest: await readManifest(manifest),
      withhold,
      mode:
        way === 'socket'
          ? { kind: way }
          : { kind: way, requestUrl: `http://127.0.0.1:${port}/slack/events` },
    }),
  );
  const { control } = workspace.client;
  const ended: Ended[] = [];
  const launch = async (): Promise<Bot> => {
    const started = await startBot(here, slackEnv(workspace, way, port), options.control);
    if (way === 'socket') await control.waitForConnections(2);
    return started;
  };
  let bot = await launch();
  stack.defer(() => bot[Symbol.asyncDispose]());
  const ledger = openLedger();
  await releases(bot);
  const all = stack.move();
  return {
    random: options.random,
    way,
    directory: here.directory,
    workspace,
    control,
    as: workspace.client.as,
    ledger,
    bot: () => bot,
    ended,
    effects: () => outside.seen.filter(({ method }) => method === 'POST').map(({ url }) => url),
    note: (user, text, channel) => note({ workspace, ledger }, user, { text, channel }),
    kill: async () => void ended.push(await bot.kill()),
    drain: async () => void ended.push(await bot.drain()),
    start: async () => {
      bot = await launch();
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

async function note(
  { workspace, ledger }: { readonly workspace: RunningWorkspace; readonly ledger: Ledger },
  user: string,
  { text, channel = '#general' }: { readonly text: string; readonly channel?: string | undefined },
): Promise<ActAnswer> {
  const typed = `note ${text}`;
  const said = await workspace.client.as(user).say(channel, `/incident ${typed}`);
  const makes = { type: 'NoteAdded', text };
  ledger.add({ user, typed, makes, answer: text, delivered: said.ok });
  return said;
}

/** One service with a way back of two steps, and a check that is content at once. */
function furnished(outside: TestServer): Place {
  const here = place({ checkout: {} }, team);
  const post = (id: string, more: object = {}) => ({
    id,
    name: `Do ${id}`,
    kind: 'http',
    with: { url: `${outside.url}/${id}` },
    rest: true,
    ...more,
  });
  here.playbook('checkout', {
    steps: [post('deploy'), post('warm', { needs: ['deploy'] })],
    mitigated_when: [{ id: 'buyers', kind: 'http', with: { url: outside.url }, soak: '0s' }],
  });
  return here;
}

async function releases(bot: Bot): Promise<void> {
  for (const version of ['1', '2']) {
    const liveSince = `2026-11-0${version}T00:00:00.000Z`;
    const what = { target: 'checkout@prod', version, liveSince, commit: `abcdef${version}` };
    await bot.send({ order: { kind: 'releaseRegister', ...what } }, 'ci');
  }
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
