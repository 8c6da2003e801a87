import { err, ok, type Result } from '../../../src/lib/result.ts';
import type { Channel } from './channel.ts';
import type { Message } from './message.ts';
import type { Workspace } from './workspace.ts';

/** The channel of this id. */
export const findChannel = (
  workspace: Workspace,
  id: string,
): Result<Channel, 'channel_not_found'> => {
  const channel = workspace.channels.get(id);
  return channel === undefined ? err('channel_not_found') : ok(channel);
};

/** The message of this `ts`; a tombstone is not found, for nothing can be done with it. */
export const findMessage = (
  workspace: Workspace,
  channel: string,
  ts: string,
): Result<Message, 'message_not_found'> => {
  const message = workspace.messages.get(channel)?.get(ts);
  return message === undefined || message.subtype === 'tombstone'
    ? err('message_not_found')
    : ok(message);
};

/** Every message of a channel with its replies, oldest first. */
export const messagesOf = (workspace: Workspace, channel: string): readonly Message[] => [
  ...(workspace.messages.get(channel)?.values() ?? []),
];

/** The replies to a message, oldest first. */
export const repliesTo = (workspace: Workspace, channel: string, ts: string): readonly Message[] =>
  messagesOf(workspace, channel).filter((message) => message.threadTs === ts);

/** What the channel itself shows, oldest first: no replies but those also sent to the channel. */
export const topLevelOf = (workspace: Workspace, channel: string): readonly Message[] =>
  messagesOf(workspace, channel).filter(
    (message) => message.threadTs === undefined || message.subtype === 'thread_broadcast',
  );

/** Whether this person is in the channel. */
export const isMember = (channel: Channel, user: string): boolean => channel.members.includes(user);

/** Whether this person can read the channel: members, and for a public one every full member of the workspace. */
export const canSee = (workspace: Workspace, channel: Channel, user: string): boolean =>
  isMember(channel, user) ||
  (channel.kind === 'public' && workspace.users.get(user)?.isRestricted === false);
