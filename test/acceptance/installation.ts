import { type Place, place } from '../e2e/place.ts';
import type { Env } from '../e2e/process.ts';
import { release, type Sternway, startSternway, yes } from '../e2e/sternway.ts';
import { type Outside, outside } from './outside.ts';
import { stories } from './stories.ts';
import { cast } from './story.ts';

/** An incident beside those of the stories, so that none is ever the only one. */
const bystander = 'bystander';

export type Installation = AsyncDisposable & {
  readonly place: Place;
  readonly bot: Sternway;
  readonly outside: Outside;
};

/** A bot of its own with the service of every story, releases where a story wants them, and one more open incident. */
export async function install(env: Env = {}): Promise<Installation> {
  await using stack = new AsyncDisposableStack();
  const world = stack.use(await outside());
  const furnished = stories.map(({ service, furnish }) => ({ service, ...furnish(world.url) }));
  const services = furnished.map(({ service, special = {} }) => [service, special]);
  const options = { cast, workspace: 'T0SHOP' };
  const here = stack.use(
    place(Object.fromEntries([...services, [bystander, { playbook: undefined }]]), options),
  );
  for (const { service, playbook = {} } of furnished) here.playbook(service, playbook);
  const bot = stack.use(await startSternway(here, env));
  for (const { service, released } of stories) if (released) await release(bot, here, service);
  yes(await bot.say(`/incident declare ${bystander} "beside it"`));
  const all = stack.move();
  return { place: here, bot, outside: world, [Symbol.asyncDispose]: () => all.disposeAsync() };
}
