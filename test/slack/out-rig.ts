import type { UnderWay } from '../../src/app/sail.ts';
import { Target } from '../../src/core/ids.ts';
import { openPoster, type Poster } from '../../src/slack/out/poster.ts';
import type { Boat, Harbor } from '../app/rig.ts';
import { rulesOf } from '../app/rules.ts';
import { underSail } from '../app/story.ts';
import { checkout } from '../core/sample.ts';
import { botUserId, type FakeSlack, fakeSlack } from './out-slack.ts';

const account = (user: string) => ({ slack: [user], tokens: [] });

/** The rules of the app's tests, with accounts in Slack. */
const slackRules = () =>
  rulesOf({
    people: {
      ada: account('U0ADA'),
      bo: account('U0BO'),
      dev: account('U0DEV'),
      dana: account('U0DANA'),
      oz: account('U0OZ'),
    },
  });

export type Quay = AsyncDisposable & {
  /** Who may look at Home; whoever is not in it is a member. */
  readonly lookers: Map<string, 'outsider' | 'unknown'>;
  readonly boat: Boat;
  readonly harbor: Harbor;
  readonly slack: FakeSlack;
  readonly underWay: UnderWay;
  /** A poster of this process; only one at a time. */
  readonly post: (announceChannel?: string) => Promise<Poster>;
};

/** A running Sternway beside a fake Slack. */
export async function quay(prepare: (harbor: Harbor) => void = () => undefined): Promise<Quay> {
  await using stack = new AsyncDisposableStack();
  const scene = stack.use(
    await underSail((harbor) => {
      harbor.rules = slackRules();
      prepare(harbor);
    }),
  );
  const { boat, harbor } = scene;
  const slack = fakeSlack(harbor.clock);
  const underWay = await boat.sail();
  const lookers: Quay['lookers'] = new Map();
  const all = stack.move();
  return {
    boat,
    harbor,
    slack,
    lookers,
    underWay,
    post: (announceChannel = 'C0INCIDENTS') =>
      openPoster({
        ship: boat.ship,
        incidents: underWay.incidents,
        client: slack,
        settings: { announceChannel },
        me: { teamId: 'T0SHOP', botUserId },
        mayLook: async (user) => lookers.get(user) ?? 'member',
        random: () => 1,
      }),
    [Symbol.asyncDispose]: async () => {
      await all.disposeAsync();
      if (slack.problems.length > 0) throw new Error(JSON.stringify(slack.problems));
    },
  };
}

/** Declares an incident as people do. */
export const declare = (boat: Boat, title = '5xx at checkout', target = checkout) =>
  boat.say({ kind: 'declare', targets: [target], title, severity: 'sev2' });

/** Targets of the same service, for further incidents. */
export const staging = Target.parse('checkout@staging');
export const testing = Target.parse('checkout@testing');
