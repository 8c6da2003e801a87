import { handleOrder } from '../../src/app/handle-order.ts';
import { verifyRecord } from '../../src/app/proof/verify-record.ts';
import { sha256 } from '../../src/lib/hash.ts';
import { exportEvents } from '../../src/registry/export.ts';
import type { Harbor } from '../app/rig.ts';
import { webRig } from '../web/rig.ts';
import { type Slack, slackOn } from './in-rig.ts';
import { type Quay, quay } from './out-rig.ts';

/** In every text of a private incident here; nobody who is not let in may ever see it. */
export const canary = 'canary';

export const tokens = {
  oz: 'token-of-oz',
  ada: 'token-of-ada',
  bo: 'token-of-bo',
  ci: 'token-of-ci',
};
const machine = ['release.register', 'gate', 'webhook', 'registry.export'];

/** A pager, and tokens for somebody who is let in, an administrator and somebody else who are not, and a machine. */
function prepare(harbor: Harbor): void {
  const { people, ...rules } = harbor.rules;
  const withToken = (name: keyof typeof tokens) => ({
    ...people[name],
    slack: people[name]?.slack ?? [],
    tokens: [`laptop-${name}`],
  });
  harbor.rules = {
    ...rules,
    pager: { kind: 'webhook', urlSecret: 'pager_url' },
    people: { ...people, oz: withToken('oz'), ada: withToken('ada'), bo: withToken('bo') },
    admins: ['bo'],
    tokens: {
      'laptop-oz': { sha256: sha256(tokens.oz), may: [] },
      'laptop-bo': { sha256: sha256(tokens.bo), may: [] },
      'laptop-ada': { sha256: sha256(tokens.ada), may: [] },
      ci: { sha256: sha256(tokens.ci), may: machine },
    },
  };
}

type Surfaces = AsyncDisposable & {
  readonly scene: Quay;
  readonly slack: Omit<Slack, keyof AsyncDisposable>;
  /** What the server says to whoever has this token. */
  readonly get: (path: string, token: string) => Promise<string>;
  readonly order: (text: string, token: string) => Promise<string>;
};

/** One Sternway with all that anything can leave it by: Slack, HTTP, the pager, the log. */
export async function surfaces(): Promise<Surfaces> {
  await using stack = new AsyncDisposableStack();
  const scene = stack.use(await quay(prepare));
  const { boat, harbor, underWay } = scene;
  stack.use(await scene.post());
  const slack = slackOn(boat, harbor);
  for (const user of ['U0ADA', 'U0OZ', 'U0BO']) {
    slack.seen.accounts[user] = { team_id: 'T0SHOP', name: user.slice(2).toLowerCase() };
  }
  const web = stack.use(
    await webRig({
      ship: boat.ship,
      changes: underWay.incidents,
      answer: (ordered, ship) => handleOrder(ship, ordered),
      keeping: {
        exportEvents: (part) => exportEvents(boat.ship.registry, part),
        verify: (signal) => verifyRecord({ registry: boat.ship.registry, places: [], signal }),
        rebuild: async () => ({ incidents: 0 }),
        replay: async () => ({ texts: 0, people: 0, held: [], unread: [] }),
      },
    }),
  );
  await boat.ship.directory.learn(harbor.rules);
  const all = stack.move();
  return {
    scene,
    slack,
    get: async (path, token) => (await web.call(path, { token })).text(),
    order: async (text, token) => (await web.order({ text, incident: 'INC-1' }, { token })).text(),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
