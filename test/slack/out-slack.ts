import { WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { z } from 'zod';
import type { Clock } from '../../src/app/ports/clock.ts';
import type { Message } from '../../src/slack/blocks/message.ts';
import { checkMessage, type Problem } from '../../src/slack/limits/check.ts';
import type { SlackClient } from '../../src/slack/out/send/call.ts';

export const botUserId = 'U0BOT';

type Posted = {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | undefined;
  readonly broadcast: boolean;
  readonly outboxId: string;
  readonly text: string;
  readonly blocks: Message['blocks'];
  readonly edits: number;
};

type Channel = {
  readonly id: string;
  readonly name: string;
  readonly creator: string;
  topic: string;
  members: string[];
  pins: string[];
  isArchived: boolean;
  isShared: boolean;
};

/** `lost`: done, and the answer does not arrive. `down`: not done, and no answer. A number: come back in so many seconds. */
type Fault = 'lost' | 'down' | number | { readonly code: string };

const Given = z.looseObject({
  channel: z.string().optional(),
  name: z.string().optional(),
  users: z.string().optional(),
  topic: z.string().optional(),
  ts: z.string().optional(),
  timestamp: z.string().optional(),
  text: z.string().optional(),
  blocks: z.array(z.custom<Message['blocks'][number]>()).optional(),
  thread_ts: z.string().optional(),
  reply_broadcast: z.boolean().optional(),
  include_all_metadata: z.boolean().optional(),
  user_id: z.string().optional(),
  metadata: z.object({ event_payload: z.object({ outbox_id: z.string() }) }).optional(),
});
type Given = z.infer<typeof Given>;

const no = (code: string): never => {
  throw new WebAPIPlatformError({ ok: false, error: code });
};

/** A Slack that remembers what stands, and fails as it is told to. */
export type FakeSlack = Pick<SlackClient, 'apiCall'> & {
  filesUploadV2: SlackClient['filesUploadV2'];
  readonly calls: readonly {
    readonly method: string;
    readonly at: number;
    readonly given: Given;
  }[];
  readonly channels: Channel[];
  readonly messages: () => readonly Posted[];
  readonly inChannel: (channel: string) => readonly Posted[];
  readonly homes: Map<string, unknown>;
  /** The next calls of this method go so, one fault each. */
  readonly next: (method: string, ...faults: readonly Fault[]) => void;
  /** Every call of this method goes so, until told otherwise. */
  readonly always: (method: string, fault: Fault | undefined) => void;
  readonly erase: (ts: string) => void;
  readonly uploads: unknown[];
  /** What Slack would have refused of what was sent. */
  readonly problems: readonly Problem[];
  /** Types of blocks that this workspace does not know. */
  readonly refusedBlocks: string[];
};

export function fakeSlack(clock: Pick<Clock, 'monotonic'>): FakeSlack {
  const calls: { method: string; at: number; given: Given }[] = [];
  const queued = new Map<string, Fault[]>();
  const lasting = new Map<string, Fault>();
  const channels: Channel[] = ['C0GENERAL', 'C0INCIDENTS'].map((id) =>
    channelOf(id, id.slice(2).toLowerCase()),
  );
  const homes = new Map<string, unknown>();
  const uploads: unknown[] = [];
  const refusedBlocks: string[] = [];
  const problems: Problem[] = [];
  let messages: readonly Posted[] = [];
  let count = 0;
  const open = (id: string | undefined): Channel => {
    const channel = channels.find((one) => one.id === id) ?? no('channel_not_found');
    return channel.isArchived ? no('is_archived') : channel;
  };
  const member = (id: string | undefined): Channel => {
    const channel = open(id);
    return channel.members.includes(botUserId) ? channel : no('not_in_channel');
  };
  const checked = ({ text = '', blocks = [] }: Given) => {
    problems.push(...checkMessage({ text, blocks }));
    const isStrange = blocks.some(({ type }) => refusedBlocks.includes(type));
    return problems.length > 0 || isStrange ? no('invalid_blocks') : { text, blocks };
  };
  const told = ({ include_all_metadata: isWanted }: Given, { ts, outboxId }: Posted) =>
    isWanted === true ? { ts, metadata: { event_payload: { outbox_id: outboxId } } } : { ts };
  const methods: Record<string, (given: Given) => Record<string, unknown>> = {
    'conversations.create': ({ name = '' }) => {
      if (channels.some((one) => one.name === name)) no('name_taken');
      count += 1;
      const channel = channelOf(`C0NEW${count}`, name, botUserId);
      channels.push(channel);
      return { channel: { id: channel.id } };
    },
    'conversations.open': ({ users = '' }) => {
      const id = `D${users.slice(1)}`;
      if (!channels.some((one) => one.id === id)) channels.push(channelOf(id, '', users));
      return { channel: { id } };
    },
    'conversations.list': () => ({ channels: channels.filter(({ isArchived }) => !isArchived) }),
    'conversations.info': ({ channel }) => {
      const { isArchived, isShared, members } =
        channels.find(({ id }) => id === channel) ?? no('channel_not_found');
      const is_member = members.includes(botUserId);
      return { channel: { is_archived: isArchived, is_ext_shared: isShared, is_member } };
    },
    'conversations.join': ({ channel }) => {
      open(channel).members.push(botUserId);
      return {};
    },
    'conversations.setTopic': ({ channel, topic = '' }) => {
      member(channel).topic = topic;
      return {};
    },
    'conversations.invite': ({ channel, users = '' }) => {
      const { members } = member(channel);
      const all = users.split(',');
      if (all.some((user) => user.startsWith('UBAD'))) no('user_not_found');
      members.push(...all);
      return {};
    },
    'pins.add': ({ channel, timestamp = '' }) => {
      member(channel).pins.push(timestamp);
      return {};
    },
    'conversations.history': (given) => ({
      messages: messages
        .filter(
          (one) =>
            one.channel === member(given.channel).id && (one.thread === undefined || one.broadcast),
        )
        .map((one) => told(given, one)),
    }),
    'conversations.replies': (given) => ({
      messages: messages
        .filter(
          (one) =>
            one.channel === given.channel && (one.ts === given.ts || one.thread === given.ts),
        )
        .map((one) => told(given, one)),
    }),
    'chat.postMessage': (given) => {
      const { id } = member(given.channel);
      if (given.thread_ts !== undefined && !messages.some(({ ts }) => ts === given.thread_ts))
        no('thread_not_found');
      count += 1;
      const ts = `${1_000 + count}.000100`;
      const posted: Posted = {
        channel: id,
        ts,
        thread: given.thread_ts,
        broadcast: given.reply_broadcast === true,
        outboxId: given.metadata?.event_payload.outbox_id ?? '',
        edits: 0,
        ...checked(given),
      };
      messages = [...messages, posted];
      return { ts, channel: id };
    },
    'chat.update': (given) => {
      const { id } = member(given.channel);
      const there =
        messages.find(({ ts, channel }) => ts === given.ts && channel === id) ??
        no('message_not_found');
      const edited = { ...there, ...checked(given), edits: there.edits + 1 };
      messages = messages.map((one) => (one === there ? edited : one));
      return { ts: there.ts };
    },
    'views.publish': ({ user_id: user = '', view }) => {
      homes.set(user, view);
      return {};
    },
  };
  return {
    calls,
    channels,
    homes,
    uploads,
    problems,
    refusedBlocks,
    messages: () => messages,
    inChannel: (channel) => messages.filter((one) => one.channel === channel),
    next: (method, ...faults) =>
      void queued.set(method, [...(queued.get(method) ?? []), ...faults]),
    always: (method, fault) =>
      void (fault === undefined ? lasting.delete(method) : lasting.set(method, fault)),
    erase: (ts) => {
      messages = messages.filter((one) => one.ts !== ts);
    },
    filesUploadV2: async (file) => {
      uploads.push(file);
      return { ok: true, files: [] };
    },
    apiCall: async (method, options) => {
      const given = Given.parse(options);
      calls.push({ method, at: clock.monotonic(), given });
      const fault = queued.get(method)?.shift() ?? lasting.get(method) ?? lasting.get('*');
      if (typeof fault === 'number') throw new WebAPIRateLimitedError(fault);
      if (typeof fault === 'object') return no(fault.code);
      if (fault === 'down') throw new WebAPIRequestError(new Error('socket hang up'));
      const answer = methods[method]?.(given) ?? no('unknown_method');
      if (fault === 'lost') throw new WebAPIRequestError(new Error('socket hang up'));
      return { ok: true, ...answer };
    },
  };
}

const channelOf = (id: string, name: string, creator = 'U0FIRST'): Channel => ({
  id,
  name,
  creator,
  topic: '',
  members: [creator, botUserId],
  pins: [],
  isArchived: false,
  isShared: false,
});
