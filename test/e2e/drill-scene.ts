import { newTokens, shopConfiguration } from '../../sandbox/shop/configuration.ts';
import { writePlaybooks } from '../../sandbox/shop/playbook.ts';
import { type Shop, startShop } from '../../sandbox/shop/shop.ts';
import { type Place, place } from './place.ts';
import { type Sternway, startSternway } from './sternway.ts';

/** A shop that is rehearsed on as checkout@staging, and the program that does it. */
export type DrillScene = AsyncDisposable & {
  readonly bot: Sternway;
  /** Puts a release out on staging and registers it, as its pipeline would. */
  readonly deploy: (version: string) => Promise<void>;
};

export async function openDrillScene(): Promise<DrillScene> {
  await using stack = new AsyncDisposableStack();
  const shop = stack.use(await startShop());
  const secrets = newTokens();
  const tokens = {
    ci: secrets.ci,
    'first-oncall': secrets['laptop-first'],
    'second-oncall': secrets['laptop-second'],
    'support-lead': secrets['laptop-support'],
  };
  const base = stack.use(place({}));
  base.write('sternway.yaml', shopConfiguration(shop, secrets, { rehearsed: true }));
  const playbooks = writePlaybooks(shop);
  const here: Place = { ...base, playbooks, tokens, admin: 'first-oncall' };
  const bot = stack.use(await startSternway(here));
  const deploy = (version: string, more: readonly string[] = []): Promise<void> =>
    put(shop, version, [
      '--environment',
      'staging',
      '--sternway',
      bot.url,
      '--token',
      secrets.ci,
      ...more,
    ]);
  await deploy('1', ['--register-only', '--live-since', shop.startedAt]);
  const all = stack.move();
  return { bot, deploy, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

async function put(shop: Shop, version: string, words: readonly string[]): Promise<void> {
  const { code, output } = await shop.deploy(version, words);
  if (code !== 0 || /warning|could not/iu.test(output)) {
    throw new Error(`Release ${version} could not be deployed: ${output.trim()}`);
  }
}
