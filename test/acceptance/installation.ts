import { type Place, place } from '../e2e/place.ts';
import { team } from '../e2e/slack-scene.ts';
import { release, type Sternway, startSternway, yes } from '../e2e/sternway.ts';
import { type Outside, outside } from './outside.ts';
import { stories } from './stories.ts';

/** An incident beside those of the stories, so that none is ever the only one. */
const bystander = 'bystander';

type Opened = AsyncDisposable & { readonly bot: Sternway };

export type Installation<T extends Opened = Opened> = AsyncDisposable & {
  readonly place: Place;
  readonly opened: T;
  readonly outside: Outside & {
    readonly change: (target: string) => Promise<void>;
    readonly learn: (service: string) => void;
  };
};

/** A bot without anything around it. */
export async function alone(here: Place): Promise<Opened> {
  const bot = await startSternway(here);
  return { bot, [Symbol.asyncDispose]: () => bot[Symbol.asyncDispose]() };
}

/** An installation with the service of every story, releases where a story wants them, and one more open incident. */
export async function install<T extends Opened>(
  open: (here: Place) => Promise<T>,
): Promise<Installation<T>> {
  await using stack = new AsyncDisposableStack();
  const world = stack.use(await outside());
  const furnished = stories.map(({ service, furnish }) => ({ service, ...furnish(world.url) }));
  const services = furnished.map(({ service, special = {} }) => [service, special]);
  const here = stack.use(
    place(Object.fromEntries([...services, [bystander, { playbook: undefined }]]), team),
  );
  for (const { service, playbook = {} } of furnished) here.playbook(service, playbook);
  const opened = stack.use(await open(here));
  const { bot } = opened;
  for (const { service, released } of stories) if (released) await release(bot, here, service);
  yes(await bot.say(`/incident declare ${bystander} "beside it"`));
  const all = stack.move();
  const learn = (service: string): void => {
    const { playbook = {} } = furnished.find((one) => one.service === service) ?? {};
    here.playbook(service, { ...playbook, metadata: learnt(service) });
  };
  const outsideOf = { ...world, change: (target: string) => change(bot, here, target), learn };
  return {
    place: here,
    opened,
    outside: outsideOf,
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** What a playbook says of itself once somebody went through it. */
const learnt = (name: string) => ({
  name,
  service: name,
  owner: 'team',
  version: '2',
  last_reviewed: '2026-11-21',
});

/** Somebody else deploys to a target, and their pipeline says so. */
async function change({ url }: Sternway, { tokens }: Place, target: string): Promise<void> {
  const what = {
    id: `deploy of ${target}`,
    kind: 'deploy',
    target,
    by: 'a-pipeline',
    version: '9',
  };
  const response = await fetch(`${url}/api/v1/webhooks/change`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${tokens['ci']}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ ...what, at: new Date().toISOString() }),
  });
  if (response.status !== 202) throw new Error(`It was not taken: ${await response.text()}`);
}
