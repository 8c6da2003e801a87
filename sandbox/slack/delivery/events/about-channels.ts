import type { Channel } from '../../state/channel.ts';
import type { Workspace } from '../../state/workspace.ts';
import { type ChangeOf, ownChannel, plain, stamp, type Told } from './told.ts';

const letter = (channel: Channel): string => (channel.kind === 'public' ? 'C' : 'G');

export function joined(
  workspace: Workspace,
  { channel, user, inviter }: ChangeOf<'memberJoined'>,
): readonly Told[] {
  if (!ownChannel(workspace, channel.id)) return [];
  return plain('member_joined_channel', {
    user,
    channel: channel.id,
    channel_type: letter(channel),
    team: workspace.team.id,
    ...(inviter && { inviter }),
    event_ts: stamp(workspace),
  });
}

/** An app is told of its own going as `channel_left` alone (slackapi/bolt-js#1847, slackapi/node-slack-sdk#931). */
export function left(
  workspace: Workspace,
  { channel, user, by }: ChangeOf<'memberLeft'>,
): readonly Told[] {
  const event_ts = stamp(workspace);
  if (user === workspace.app.botUser) {
    const type = channel.kind === 'private' ? 'group_left' : 'channel_left';
    return plain(type, { channel: channel.id, actor_id: by, event_ts });
  }
  if (!ownChannel(workspace, channel.id)) return [];
  return plain('member_left_channel', {
    user,
    channel: channel.id,
    channel_type: letter(channel),
    team: workspace.team.id,
    event_ts,
  });
}

const changes = {
  created: 'created',
  name: 'rename',
  archived: 'archive',
  unarchived: 'unarchive',
} as const;

export function channelChanged(
  workspace: Workspace,
  { channel, what, by }: ChangeOf<'channelChanged'>,
): readonly Told[] {
  const open = channel.kind === 'public' || ownChannel(workspace, channel.id) !== undefined;
  if (!open || channel.kind === 'im') return [];
  if (what === 'topic' || what === 'purpose' || what === 'bookmarks') return [];
  const family = channel.kind === 'public' ? 'channel' : 'group';
  const named = what === 'created' || what === 'name';
  return plain(`${family}_${changes[what]}`, {
    ...(named ? { channel: described(channel) } : { channel: channel.id, user: by }),
    event_ts: stamp(workspace),
  });
}

const described = ({ id, name, created, creator }: Channel) => ({
  id,
  name,
  name_normalized: name,
  created: Math.floor(created / 1_000),
  creator,
});
