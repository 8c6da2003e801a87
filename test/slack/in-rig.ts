import type { ModalView } from '@slack/types';
import { WebAPIPlatformError } from '@slack/web-api';
import type { Message } from '../../src/slack/blocks/message.ts';
import { act } from '../../src/slack/in/act.ts';
import { suggest } from '../../src/slack/in/declare.ts';
import type { Desk } from '../../src/slack/in/desk.ts';
import { type Intake, openIntake } from '../../src/slack/in/intake.ts';
import type { Reach } from '../../src/slack/in/payload.ts';
import type { AskedCard, Entered } from '../../src/slack/out/poster.ts';
import { openPeople } from '../../src/slack/people.ts';
import type { Boat, Harbor } from '../app/rig.ts';
import { serviceCheckout } from '../app/rules.ts';
import { underSail } from '../app/story.ts';
import { pricing } from '../core/sample.ts';

export const me = { teamId: 'T0SHOP', botUserId: 'U0BOT' };
export const there = 'C0INC1';
export const elsewhere = 'C0GENERAL';

type User = Readonly<Record<string, unknown>>;
const member: User = { team_id: me.teamId };

/** Accounts as Slack would describe them. */
export const users: Record<string, User> = {
  U0FIRST: { ...member, name: 'ada' },
  U0SECOND: { ...member, name: 'bo' },
  U0NEW: { ...member, name: 'new', profile: { display_name: 'new-here' } },
  U0GUEST: { ...member, is_restricted: true },
  U0SINGLE: { ...member, is_ultra_restricted: true },
  U0ROBOT: { ...member, is_bot: true },
  U0LEFT: { ...member, deleted: true },
  U0STRANGER: { team_id: 'T0OTHER', is_stranger: true },
  /** Of another workspace, at home here by what Slack says of no stranger. */
  U0ALIEN: { team_id: 'T0OTHER', name: 'alien' },
};

const person = (slack: readonly string[]) => ({ slack, tokens: [] });

/** The rules of the harbor, with accounts and a second service. */
export function withAccounts(harbor: Harbor): void {
  harbor.rules = {
    ...harbor.rules,
    people: { ...harbor.rules.people, ada: person(['U0FIRST']), bo: person(['U0SECOND']) },
    services: {
      checkout: serviceCheckout,
      pricing: { ...serviceCheckout, name: 'pricing', targets: [pricing] },
    },
  };
}

export type Told = { readonly reach: Reach; readonly message: Message };

/** Slack as it is seen from the inside: what was opened, filled, posted and told; and what it refuses. */
export type Seen = {
  readonly calls: string[];
  readonly opened: ModalView[];
  readonly filled: { readonly id: string; readonly view: ModalView }[];
  readonly told: Told[];
  readonly announced: Message[];
  readonly cards: AskedCard[];
  readonly files: {
    readonly channel: string;
    readonly filename: string;
    readonly content: string;
  }[];
  readonly channels: string[];
  readonly acks: unknown[];
  /** What `views.open` and `users.info` do instead of working. */
  opening: () => Promise<void>;
  asking: () => Promise<void>;
  showing: 'posted' | 'impossible';
  bundling: () => Promise<Uint8Array>;
  makesPrivate: boolean;
  enters: Entered;
  /** What Slack says of accounts by now, where that is something else. */
  readonly accounts: Record<string, User>;
  marked: () => Promise<unknown>;
};

const newSeen = (): Seen => ({
  calls: [],
  opened: [],
  filled: [],
  told: [],
  announced: [],
  cards: [],
  files: [],
  channels: [],
  acks: [],
  opening: () => Promise.resolve(),
  asking: () => Promise.resolve(),
  showing: 'posted',
  bundling: () => Promise.resolve(Buffer.from('the bundle')),
  makesPrivate: true,
  enters: 'in',
  accounts: {},
  marked: () => Promise.resolve({ message: { text: 'paid twice', permalink: 'https://x/p1' } }),
});

function deskOn(boat: Boat, seen: Seen): Desk {
  const { ship } = boat;
  const info = async ({ user }: { user: string }): Promise<unknown> => {
    await seen.asking();
    const told = seen.accounts[user] ?? users[user];
    if (told === undefined) throw new WebAPIPlatformError({ ok: false, error: 'user_not_found' });
    return { ok: true, user: told };
  };
  return {
    ship,
    poster: posterOf(seen),
    bundle: () => seen.bundling(),
    people: openPeople({ ship, users: { info }, me }),
    slack: {
      views: {
        open: async ({ view }) => {
          seen.calls.push('views.open');
          await seen.opening();
          seen.opened.push(view);
          return { ok: true, view: { id: 'V1' } };
        },
        update: ({ view_id: id, view }) => {
          seen.calls.push('views.update');
          seen.filled.push({ id, view });
          return Promise.resolve({ ok: true });
        },
      },
      reactions: { get: () => seen.marked() },
      conversations: {
        open: ({ users }) => Promise.resolve({ ok: true, channel: { id: `D-${users}` } }),
      },
    },
    tell: (reach, message) => {
      seen.told.push({ reach, message });
      return Promise.resolve();
    },
    announce: (_reach, message) => {
      seen.announced.push(message);
      return Promise.resolve(true);
    },
    mayMakePrivate: () => Promise.resolve(seen.makesPrivate),
    botUserId: me.botUserId,
    leaving: new AbortController().signal,
    gone: (how) => void seen.calls.push(how),
  };
}

const posterOf = (seen: Seen): Desk['poster'] => ({
  incidentIn: (channel) => (channel === there ? 'INC-1' : undefined),
  channelOf: () => undefined,
  openChannel: (incident) => void seen.channels.push(incident),
  showCard: (asked) => {
    seen.cards.push(asked);
    return Promise.resolve(seen.showing);
  },
  enter: () => Promise.resolve(seen.enters),
  retrySetup: (incident, part) => void seen.calls.push(`setup ${incident} ${part}`),
  homeOpened: (user) => void seen.calls.push(`home ${user}`),
  channelChanged: (channel, what) => void seen.calls.push(`${channel} ${what}`),
  upload: (file) => {
    seen.files.push({ ...file, content: String(file.content) });
    return Promise.resolve(true);
  },
});

export type Slack = AsyncDisposable & {
  readonly harbor: Harbor;
  readonly boat: Boat;
  readonly seen: Seen;
  readonly desk: Desk;
  readonly intake: Intake;
  /** Brings a body, and waits until it was acted on. */
  readonly bring: (body: object, ack?: (reply?: unknown) => Promise<void>) => Promise<void>;
  /** The last thing that was told, in words. */
  readonly lastTold: () => string;
};

export function slackOn(
  boat: Boat,
  harbor: Harbor,
  change: (desk: Desk) => Desk = (desk) => desk,
): Omit<Slack, keyof AsyncDisposable> {
  const seen = newSeen();
  const desk = change(deskOn(boat, seen));
  const intake = openIntake(desk.ship, {
    act: (heard, ack) => act(desk, heard, ack),
    suggest: (asked) => suggest(desk, asked),
    changed: ({ user, hasLeft }) => desk.people.changed(user, hasLeft),
    noted: (what) => void seen.calls.push(`noted ${what ?? 'nothing'}`),
  });
  const ack = (reply?: unknown): Promise<void> => {
    seen.acks.push(reply);
    seen.calls.push('ack');
    return Promise.resolve();
  };
  return {
    harbor,
    boat,
    seen,
    desk,
    intake,
    bring: (body, given = ack) => intake.receive({ body, ack: given }),
    lastTold: () => JSON.stringify(seen.told.at(-1)?.message.blocks ?? 'nothing was told'),
  };
}

/** A ship with two services and people with accounts, heard through Slack. */
/** `furnish` changes what the harbor has, before it sails. */
export async function inSlack(furnish: typeof withAccounts = () => undefined): Promise<Slack> {
  await using stack = new AsyncDisposableStack();
  const { harbor, boat } = stack.use(
    await underSail((port) => {
      withAccounts(port);
      furnish(port);
    }),
  );
  const slack = slackOn(boat, harbor);
  const all = stack.move();
  return { ...slack, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

let triggers = 0;
const trigger = (): string => {
  triggers += 1;
  return `trigger-${triggers}`;
};

type By = { readonly by?: string; readonly team?: string; readonly channel?: string };

export const command = (
  line: string,
  { by = 'U0FIRST', team = me.teamId, channel = there }: By = {},
) => {
  const [word = '', ...text] = line.split(' ');
  return {
    token: 'verification-token',
    command: word,
    text: text.join(' '),
    user_id: by,
    team_id: team,
    channel_id: channel,
    response_url: 'https://hooks.slack.com/commands/1',
    trigger_id: trigger(),
  };
};

const someone = ({ by = 'U0FIRST', team = me.teamId }: By) => ({
  user: { id: by, team_id: team },
  team: { id: me.teamId },
});

export const tap = (value: object | string, by: By & { readonly action?: string } = {}) => ({
  type: 'block_actions',
  token: 'verification-token',
  ...someone(by),
  trigger_id: trigger(),
  response_url: 'https://hooks.slack.com/actions/1',
  channel: { id: by.channel ?? there },
  message: { ts: '1.000001' },
  container: { type: 'message', message_ts: '1.000001' },
  actions: [
    {
      type: 'button',
      action_id: by.action ?? 'press:1',
      value: typeof value === 'string' ? value : JSON.stringify(value),
    },
  ],
});

export const sent = (
  view: Pick<ModalView, 'callback_id' | 'private_metadata'>,
  values: object = {},
  by: By & { readonly hash?: string } = {},
) => ({
  type: 'view_submission',
  token: 'verification-token',
  ...someone(by),
  trigger_id: trigger(),
  view: { ...view, id: 'V1', hash: by.hash ?? 'h1', state: { values } },
});

export const closed = (by: By = {}) => ({
  type: 'view_closed',
  token: 'verification-token',
  ...someone(by),
  view: { id: 'V1' },
  is_cleared: false,
});

export const happened = (event: object, id = trigger()) => ({
  type: 'event_callback',
  token: 'verification-token',
  team_id: me.teamId,
  event_id: id,
  event,
});

/** Lets everything go on that waits for nothing but its turn. */
export async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000; turn += 1) {
    if (holds()) return;
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  throw new Error('It never came about');
}
