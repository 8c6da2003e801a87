import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Channel } from '../../state/channel.ts';
import type { Message } from '../../state/message.ts';
import { messageJson } from '../../state/wire/message.ts';
import type { Workspace } from '../../state/workspace.ts';
import { type ChangeOf, ownChannel, plain, stamp, type Told } from './told.ts';

const kinds = { public: 'channel', private: 'group', im: 'im' } as const;
const subscriptions = {
  public: 'message.channels',
  private: 'message.groups',
  im: 'message.im',
} as const;

function aboutMessage(channel: Channel, event: JsonObject): Told {
  const about = { channel: channel.id, channel_type: kinds[channel.kind] };
  return {
    subscription: subscriptions[channel.kind],
    event: { ...event, ...about, type: 'message' },
  };
}

export function posted(workspace: Workspace, message: Message): readonly Told[] {
  const channel = ownChannel(workspace, message.channel);
  if (!channel) return [];
  const { botUser } = workspace.app;
  const event = {
    ...messageJson(workspace, message),
    ...(!message.botId && !message.subtype && { client_msg_id: crypto.randomUUID() }),
    event_ts: message.ts,
  };
  const told = aboutMessage(channel, event);
  const named = message.text.includes(`<@${botUser}>`) && message.user !== botUser;
  if (!named || channel.kind === 'im' || message.subtype) return [told];
  return [told, ...plain('app_mention', { ...event, channel: channel.id })];
}

export function edited(
  workspace: Workspace,
  { message, previous }: ChangeOf<'messageChanged'>,
): readonly Told[] {
  const channel = ownChannel(workspace, message.channel);
  if (!channel) return [];
  const ts = message.edited?.ts ?? stamp(workspace);
  const event = {
    subtype: 'message_changed',
    hidden: true,
    message: messageJson(workspace, message),
    previous_message: messageJson(workspace, previous),
    ts,
    event_ts: ts,
  };
  return [aboutMessage(channel, event)];
}

export function deleted(
  workspace: Workspace,
  { message, at }: ChangeOf<'messageDeleted'>,
): readonly Told[] {
  const channel = ownChannel(workspace, message.channel);
  if (!channel) return [];
  const event = {
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: messageJson(workspace, message),
    ts: at,
    event_ts: at,
  };
  return [aboutMessage(channel, event)];
}

export function reacted(
  workspace: Workspace,
  { type, message, name, user }: ChangeOf<'reactionAdded' | 'reactionRemoved'>,
): readonly Told[] {
  if (!ownChannel(workspace, message.channel)) return [];
  return plain(type === 'reactionAdded' ? 'reaction_added' : 'reaction_removed', {
    user,
    reaction: name,
    item: { type: 'message', channel: message.channel, ts: message.ts },
    item_user: message.user,
    event_ts: stamp(workspace),
  });
}

export function pinned(
  workspace: Workspace,
  { type, message, pin, user }: ChangeOf<'pinAdded' | 'pinRemoved'>,
): readonly Told[] {
  const channel = ownChannel(workspace, message.channel);
  if (!channel) return [];
  const item = {
    type: 'message',
    channel: channel.id,
    created: Math.floor(pin.at / 1_000),
    created_by: pin.by,
    message: messageJson(workspace, message),
  };
  return plain(type === 'pinAdded' ? 'pin_added' : 'pin_removed', {
    user,
    channel_id: channel.id,
    item,
    item_user: message.user,
    pin_count: channel.pins.length,
    ...(type === 'pinRemoved' && { has_pins: channel.pins.length > 0 }),
    event_ts: stamp(workspace),
  });
}
