import type { Browser, Page } from 'playwright-core';
import { httpServer, json, type TestServer } from '../support/http-server.ts';
import { openBrowser, openPage } from '../workspace/ui-browser.ts';
import { place } from './place.ts';
import { openScene, type Scene, team } from './slack-scene.ts';
import { release } from './sternway.ts';

/** The bot in a workspace, and a browser in which people work there. */
export type BrowserScene = AsyncDisposable & {
  readonly scene: Scene;
  /** Lets the first step, which waits outside, come to its end. */
  readonly letGo: () => void;
  /** A browser window of somebody, at a channel. */
  readonly sit: (who: string, at: string, width?: number) => Promise<Page>;
  /** What went wrong in any window: exceptions, and whatever the pages' policy forbade. */
  readonly faults: () => readonly string[];
};

/** What a scene has of its own: what is special about its service, its playbook, and the terms that people have. */
type Furnished = {
  readonly special: object;
  readonly playbook: object;
  readonly terms?: Readonly<Record<string, string>>;
};

/** A service whose rollback has a step of a machine, one of a person, and one of a machine after it. */
const usual = (url: string): Furnished => {
  const counted = { kind: 'http', url: `${url}/orders`, path: 'n' };
  const effects = [{ id: 'orders', name: 'orders', count: counted, owner: 'support', due: '1d' }];
  return {
    special: { roles: { support: ['support-lead'] }, effects },
    playbook: playbook(url),
  };
};

/** A service in a world of its own, and people who can sit down before it. */
export async function openBrowserScene(furnish = usual): Promise<BrowserScene> {
  await using stack = new AsyncDisposableStack();
  const world = stack.use(await openWorld());
  const { special, playbook: written, terms = {} } = furnish(world.url);
  const here = stack.use(place({ checkout: special }, { ...team, terms }));
  here.playbook('checkout', written);
  const scene = stack.use(await openScene(here));
  await release(scene.bot, here, 'checkout');
  const browser = stack.use(await ownBrowser());
  const windows: (readonly string[])[] = [];
  const all = stack.move();
  return {
    scene,
    letGo: world.letGo,
    sit: async (who, at, width = 1280) => {
      const address = `${scene.slack.url}/?as=${who}&at=${at}`;
      const { page, faults } = await openPage(browser.open, address, { width });
      windows.push(faults);
      return page;
    },
    faults: () => windows.flat(),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** What the rollback acts on: its first step hangs, and buyers are hurt, until it is let go. */
async function openWorld(): Promise<TestServer & Pick<BrowserScene, 'letGo'>> {
  const gate = Promise.withResolvers<void>();
  let isBack = false;
  const server = await httpServer(({ url }, response) => {
    const ready = url === '/deploy' ? gate.promise : Promise.resolve();
    const status = url === '/buyers' && !isBack ? 503 : 200;
    void ready.then(() => json(response, { n: 212 }, status));
  });
  const letGo = (): void => {
    isBack = true;
    gate.resolve();
  };
  return { ...server, letGo };
}

async function ownBrowser(): Promise<AsyncDisposable & { readonly open: Browser }> {
  const open = await openBrowser();
  return { open, [Symbol.asyncDispose]: () => open.close() };
}

function playbook(url: string): object {
  const post = (id: string, name: string, more: object = {}) => ({
    id,
    name,
    kind: 'http',
    with: { url: `${url}/${id}` },
    timeout: '60s',
    rest: true,
    ...more,
  });
  const check = (id: string) => ({ id, kind: 'http', with: { url: `${url}/${id}` }, soak: '0s' });
  const tell = {
    id: 'tell',
    name: 'Tell the shifts',
    kind: 'manual',
    needs: ['deploy'],
    with: { instruction: 'Ring all three shifts.', role: 'support', evidence: 'text' },
    rest: true,
  };
  return {
    steps: [
      post('deploy', 'Put release 1 back'),
      tell,
      post('warm', 'Warm the cache', { needs: ['tell'] }),
    ],
    mitigated_when: [check('buyers')],
    validate: [{ ...check('orders'), class: 'integrity' }],
  };
}
