import { newTokens, shopConfiguration } from '../../sandbox/shop/configuration.ts';
import { writePlaybooks } from '../../sandbox/shop/playbook.ts';
import { type Shop, startShop } from '../../sandbox/shop/shop.ts';
import { type Place, place } from './place.ts';
import { type Sternway, startSternway } from './sternway.ts';

/** A shop that is rehearsed on as checkout@staging, and the program that does it. */
export type DrillScene = AsyncDisposable & {
  readonly bot: Sternway;
  /** Puts the bad release out on staging and registers it, as its pipeline would, until the figures show all of its harm. */
  readonly deploy: () => Promise<void>;
};

/**
 * Release 2 fails a third of the purchases. While the figures still count those before it, a rollback that brings none
 * of them back looks like one that makes it worse, and stops.
 */
const hurtRate = 0.7;

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
  const told = ['--environment', 'staging', '--sternway', bot.url, '--token', secrets.ci];
  const deploy = async (): Promise<void> => {
    await put(shop, '2', told);
    await bot.until('it hurts as much as it will', async () => {
      const { successRate10s } = await shop.stats();
      return successRate10s !== null && successRate10s <= hurtRate;
    });
  };
  await put(shop, '1', [...told, '--register-only', '--live-since', shop.startedAt]);
  const all = stack.move();
  return { bot, deploy, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

async function put(shop: Shop, version: string, words: readonly string[]): Promise<void> {
  const { code, output } = await shop.deploy(version, words);
  if (code !== 0 || /warning|could not/iu.test(output)) {
    throw new Error(`Release ${version} could not be deployed: ${output.trim()}`);
  }
}
