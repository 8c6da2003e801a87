import { err, ok, type Result } from '../../../src/lib/result.ts';
import type { Channel } from './channel.ts';
import { isMember } from './find.ts';
import { postNotice } from './post.ts';
import type { Workspace } from './workspace.ts';

/** Makes somebody a member, invited by somebody or by themselves. Already a member: nothing happens. */
export const addMember = (
  workspace: Workspace,
  { channel: id, user, inviter }: { channel: string; user: string; inviter?: string },
): Result<Channel, 'channel_not_found' | 'is_archived'> => {
  const before = workspace.channels.get(id);
  if (before === undefined) return err('channel_not_found');
  if (before.archived) return err('is_archived');
  if (isMember(before, user)) return ok(before);
  const channel = { ...before, members: [...before.members, user] };
  workspace.channels.set(id, channel);
  postNotice(workspace, {
    channel: id,
    user,
    subtype: 'channel_join',
    text: `<@${user}> has joined the channel`,
  });
  workspace.emit({ type: 'memberJoined', channel, user, inviter });
  return ok(channel);
};

/** Takes somebody out, by themselves or by somebody else. Not a member: nothing happens. */
export const removeMember = (
  workspace: Workspace,
  { channel: id, user, by }: { channel: string; user: string; by: string },
): Result<Channel, 'channel_not_found' | 'is_archived' | 'cant_leave_general'> => {
  const before = workspace.channels.get(id);
  if (before === undefined) return err('channel_not_found');
  if (before.archived) return err('is_archived');
  if (before.name === 'general') return err('cant_leave_general');
  if (!isMember(before, user)) return ok(before);
  const channel = { ...before, members: before.members.filter((member) => member !== user) };
  workspace.channels.set(id, channel);
  postNotice(workspace, {
    channel: id,
    user,
    subtype: 'channel_leave',
    text: `<@${user}> has left the channel`,
  });
  workspace.emit({ type: 'memberLeft', channel, user, by });
  return ok(channel);
};
