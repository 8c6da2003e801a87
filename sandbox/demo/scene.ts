import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  newTokens,
  pagerSecret,
  shopConfiguration,
  statusPageSecret,
  type Tokens,
} from '../shop/configuration.ts';
import { openIngress, throughIngress } from '../shop/ingress.ts';
import { writePlaybooks } from '../shop/playbook.ts';
import { type Shop, startShop } from '../shop/shop.ts';
import type { RunningWorkspace } from '../slack/workspace.ts';
import { type Bot, startBot } from './bot.ts';
import { deploy } from './deploy.ts';
import { openPager } from './pager.ts';
import { openStaging } from './staging.ts';
import { openStatusPage } from './status-page.ts';
import { openWorkspace, slackEnvironment } from './workspace.ts';

/** The shop with release 2 gone wrong, a workspace with its people, and Sternway in both. */
export type Scene = AsyncDisposable & {
  readonly shop: Shop;
  readonly workspace: RunningWorkspace;
  readonly bot: Bot;
  readonly tokens: Tokens;
  readonly directory: string;
  /** The path of its `sternway.yaml`. */
  readonly configuration: string;
};

const joinMs = 20_000;

type Wanted = {
  /** Whether checkout can be rehearsed, too, on a staging that opens meanwhile. */
  readonly rehearsed: boolean;
};

/** Starts everything and deploys the bad release. Whatever fails on the way, nothing is left running. */
export async function openScene(
  say: (line: string) => void,
  { rehearsed }: Wanted,
): Promise<Scene> {
  await using stack = new AsyncDisposableStack();
  const directory = mkdtempSync(join(tmpdir(), 'sternway-demo-'));
  stack.defer(() => rmSync(directory, { recursive: true, force: true }));
  say('Opening the shop …');
  const shop = stack.use(await startShop({ directory: join(directory, 'prod') }));
  say('Opening the workspace and starting Sternway …');
  const workspace = stack.use(await openWorkspace());
  const tokens = newTokens();
  const configuration = join(directory, 'sternway.yaml');
  const shops = new Map([['prod', shop.urls]]);
  const facts = rehearsed
    ? throughIngress(stack.use(await openIngress(shops)).url, directory)
    : shop;
  writeFileSync(configuration, shopConfiguration(facts, tokens, { rehearsed }));
  const playbooks = writePlaybooks(facts);
  const pager = stack.use(await openPager(say));
  const page = stack.use(await openStatusPage(say));
  const told = {
    ...slackEnvironment(workspace),
    [`STERNWAY_SECRET_${pagerSecret.toUpperCase()}`]: pager.url,
    [`STERNWAY_SECRET_${statusPageSecret.toUpperCase()}`]: page.url,
  };
  const bot = stack.use(await startBot({ directory, configuration, playbooks, told }));
  const register = ['--sternway', bot.url, '--token', tokens.ci];
  const since = ['--register-only', '--live-since', shop.startedAt];
  await deploy(shop, '1', [...register, ...since]);
  say('Release 1 runs, customers buy. Deploying release 2 …');
  await deploy(shop, '2', register);
  await workspace.client.control.waitForConnections(1, { withinMs: joinMs });
  if (rehearsed) stack.use(openStaging({ directory, shops, url: bot.url, tokens, say }));
  const all = stack.move();
  const dispose = () => all.disposeAsync();
  return { shop, workspace, bot, tokens, directory, configuration, [Symbol.asyncDispose]: dispose };
}
