import fastify from 'fastify';
import type { LogEntry } from '../../sandbox/slack/control/shapes.ts';
import type {
  ActAnswer,
  ChannelPage,
  ChannelRow,
  LiveEvent,
  OpenView,
  Person,
  PersonState,
  ShownMessage,
} from '../../sandbox/slack/people/shapes.ts';
import { mountUi } from '../../sandbox/slack/ui/mount.ts';

/** An act that a page has sent. */
export type Sent = {
  readonly user: string;
  readonly act: string;
  readonly body: Record<string, unknown>;
};

type Respond = (sent: Sent) => ActAnswer | undefined;

/** A workspace that only remembers: pages are drawn from `world`, acts are kept in `sent` and answered as told. */
export type Fixture = AsyncDisposable & {
  readonly url: string;
  readonly world: World;
  readonly sent: readonly Sent[];
  /** Changes what there is to see, and tells the pages. */
  readonly change: (change: (world: World) => void, event?: LiveEvent) => void;
  /** How acts are answered; undefined: done. */
  readonly respond: (respond: Respond) => void;
};

export type World = {
  people: Person[];
  channels: ChannelRow[];
  messages: ShownMessage[];
  views: OpenView[];
  home: PersonState['home'];
  log: LogEntry[];
  bookmarks: ChannelPage['bookmarks'];
};

const member = (id: string, name: string, realName: string): Person => ({
  id,
  name,
  realName,
  kind: 'member',
  deactivated: false,
});

const people: readonly Person[] = [
  member('U0FIRST', 'first-oncall', 'Fay First'),
  member('U0SECOND', 'second-oncall', 'Sam Second'),
  member('U0SUPPORT', 'support-lead', 'Sue Support'),
  { ...member('U0GUEST', 'guest', 'Gil Guest'), kind: 'guest' },
  { ...member('U0BOT', 'sternway', 'Sternway'), kind: 'app' },
];

const row = (id: string, name: string, more: Partial<ChannelRow> = {}): ChannelRow => ({
  id,
  name,
  kind: 'public',
  joined: true,
  archived: false,
  unread: 0,
  mentions: 0,
  topic: '',
  purpose: '',
  members: ['U0FIRST', 'U0SECOND', 'U0BOT'],
  ...more,
});

let clock = 1_795_230_000;

/** A message with everything that most have not. */
export const message = (more: Partial<ShownMessage> = {}): ShownMessage => {
  clock += 7;
  return {
    channel: 'C0INCIDENTS',
    ts: `${clock}.000100`,
    author: { id: 'U0SECOND', name: 'second-oncall', app: false },
    text: '',
    blocks: [],
    reactions: [],
    files: [],
    pinned: false,
    ephemeral: false,
    ...more,
  };
};

export const byApp = { id: 'U0BOT', name: 'sternway', app: true };

const newWorld = (): World => ({
  people: [...people],
  channels: [
    row('C0GENERAL', 'general', { topic: 'Everything and nothing' }),
    row('C0INCIDENTS', 'incidents', { topic: 'One line for each incident' }),
    row('C0DEV', 'dev', { joined: false }),
    row('C0OLD', 'inc-20261101-search', { archived: true }),
    row('D0FIRST', 'sternway', { kind: 'direct', members: ['U0FIRST', 'U0BOT'] }),
  ],
  messages: [],
  views: [],
  home: undefined,
  log: [],
  bookmarks: [],
});

export async function startFixture(): Promise<Fixture> {
  const app = fastify();
  const world = newWorld();
  const sent: Sent[] = [];
  const listeners = new Set<(event: LiveEvent) => void>();
  let respond: Respond = () => undefined;
  const tell = (event: LiveEvent) => {
    for (const listener of listeners) listener(event);
  };
  mountUi(app);
  app.get('/_people', () => ({ ok: true, team, people: world.people }));
  app.get<{ Params: { user: string } }>('/_people/:user/state', ({ params }) =>
    stateOf(world, params.user),
  );
  app.get<{ Params: { user: string; id: string } }>(
    '/_people/:user/channels/:id',
    ({ params }, reply) => pageOf(world, params.id) ?? reply.code(404).send({ ok: false }),
  );
  app.get<{ Params: { id: string; ts: string } }>(
    '/_people/:user/channels/:id/threads/:ts',
    ({ params: { id, ts } }) => ({
      ok: true,
      channel: world.channels.find((channel) => channel.id === id),
      messages: world.messages.filter((one) => one.ts === ts || one.thread === ts),
    }),
  );
  app.get('/_people/:user/live', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.raw.write(': hello\n\n');
    const listener = (event: LiveEvent) => reply.raw.write(`data: ${JSON.stringify(event)}\n\n`);
    listeners.add(listener);
    request.raw.on('close', () => listeners.delete(listener));
  });
  app.post<{ Params: { user: string; act: string }; Body: Sent['body'] }>(
    '/_people/:user/:act',
    ({ params: { user, act }, body }) => {
      sent.push({ user, act, body });
      return respond({ user, act, body }) ?? { ok: true };
    },
  );
  app.get<{ Querystring: { after: string } }>('/_control/log', ({ query }) => ({
    ok: true,
    entries: world.log.filter(({ n }) => n > Number(query.after)),
  }));
  app.post('/_control/:what', ({ params, body }) => {
    sent.push({ user: '', act: 'control', body: { params, body } });
    return { ok: true };
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    world,
    sent,
    change: (change, event = { changed: 'channel', channel: 'C0INCIDENTS' }) => {
      change(world);
      tell(event);
    },
    respond: (next) => {
      respond = next;
    },
    [Symbol.asyncDispose]: async () => {
      app.server.closeAllConnections();
      await app.close();
    },
  };
}

const team = { id: 'T0SHOP', name: 'The shop', domain: 'shop' };

function stateOf(world: World, user: string): PersonState {
  const me = world.people.find(({ id }) => id === user);
  if (me === undefined) throw new Error(`${user} is nobody here`);
  return {
    ok: true,
    me,
    team,
    people: world.people,
    now: clock * 1000,
    channels: world.channels,
    commands: [
      {
        command: '/incident',
        description: 'Declare, follow and close an incident',
        hint: 'declare | status | page | help',
      },
      {
        command: '/rollback',
        description: 'Roll a service back, safely',
        hint: '<service[@env]> | stop | status',
      },
      { command: '/release', description: 'Releases and their readiness', hint: 'list | ready' },
    ],
    shortcuts: [
      {
        shortcut: 'declare',
        name: 'Declare an incident',
        description: 'Opens a form',
        on: 'global',
      },
      { shortcut: 'pin_timeline', name: 'Add to timeline', description: 'Keeps it', on: 'message' },
    ],
    views: world.views,
    ...(world.home === undefined ? {} : { home: world.home }),
    app: { id: 'A0STERNWAY', user: 'U0BOT', name: 'sternway', installed: true, connections: 2 },
  };
}

function pageOf(world: World, id: string): ChannelPage | undefined {
  const channel = world.channels.find((one) => one.id === id);
  if (channel === undefined) return undefined;
  const messages = world.messages.filter(
    ({ channel, thread, subtype }) =>
      channel === id && (thread === undefined || subtype === 'thread_broadcast'),
  );
  const pins = messages.filter(({ pinned }) => pinned).map(({ ts }) => ts);
  return { ok: true, channel, messages, pins, bookmarks: world.bookmarks };
}
