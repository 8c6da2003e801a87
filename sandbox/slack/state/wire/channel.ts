import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Bookmark, Channel, ChannelText } from '../channel.ts';
import { isMember } from '../find.ts';
import type { Workspace } from '../workspace.ts';

/** A channel as Slack writes it, seen by the app. */
export const channelJson = (workspace: Workspace, channel: Channel): JsonObject => {
  const created = Math.floor(channel.created / 1_000);
  const common = {
    id: channel.id,
    created,
    is_archived: channel.archived,
    context_team_id: workspace.team.id,
    updated: channel.created,
  };
  const { botUser } = workspace.app;
  if (channel.kind === 'im') {
    const user = channel.members.find((member) => member !== botUser) ?? botUser;
    return { ...common, is_im: true, user, is_user_deleted: false };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    creator: channel.creator,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: channel.name === 'general',
    is_shared: false,
    is_member: isMember(channel, botUser),
    num_members: channel.members.length,
    topic: channelTextJson(channel.topic),
    purpose: channelTextJson(channel.purpose),
  };
};

const channelTextJson = ({ value, by, at }: ChannelText): JsonObject => ({
  value,
  creator: by,
  last_set: Math.floor(at / 1_000),
});

/** A bookmark as Slack writes it. */
export const bookmarkJson = (channel: Channel, bookmark: Bookmark): JsonObject => ({
  id: bookmark.id,
  channel_id: channel.id,
  title: bookmark.title,
  link: bookmark.link,
  ...(bookmark.emoji === undefined ? {} : { emoji: bookmark.emoji }),
  type: 'link',
  date_created: Math.floor(bookmark.at / 1_000),
});
