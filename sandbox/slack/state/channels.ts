import { err, ok, type Result } from '../../../src/lib/result.ts';
import type { Channel, ChannelAspect, ChannelText } from './channel.ts';
import { checkChannelName, type NameRefusal } from './channel-name.ts';
import { postNotice } from './post.ts';
import type { Workspace } from './workspace.ts';

const noText: ChannelText = { value: '', by: '', at: 0 };

/** Creates a channel with its creator as the only member. */
export const createChannel = (
  workspace: Workspace,
  { name, creator, isPrivate }: { name: string; creator: string; isPrivate: boolean },
): Result<Channel, NameRefusal> => {
  const checked = checkChannelName(workspace, name);
  if (!checked.ok) return checked;
  const channel = newChannel(workspace, {
    kind: isPrivate ? 'private' : 'public',
    name,
    creator,
    members: [creator],
  });
  workspace.emit({ type: 'channelChanged', channel, what: 'created', by: creator });
  return ok(channel);
};

/** The conversation of one person with the app; made when there is none yet. */
export const openIm = (
  workspace: Workspace,
  user: string,
): { readonly channel: Channel; readonly isNew: boolean } => {
  const { botUser } = workspace.app;
  const open = [...workspace.channels.values()].find(
    (channel) => channel.kind === 'im' && channel.members.includes(user),
  );
  if (open !== undefined) return { channel: open, isNew: false };
  const channel = newChannel(workspace, {
    kind: 'im',
    name: '',
    creator: user,
    members: [user, botUser],
  });
  workspace.emit({ type: 'channelChanged', channel, what: 'created', by: botUser });
  return { channel, isNew: true };
};

const newChannel = (
  workspace: Workspace,
  draft: Pick<Channel, 'kind' | 'name' | 'creator' | 'members'>,
): Channel => {
  const channel: Channel = {
    ...draft,
    id: workspace.nextId(draft.kind === 'im' ? 'D' : 'C'),
    created: workspace.clock.now(),
    archived: false,
    topic: noText,
    purpose: noText,
    pins: [],
    bookmarks: [],
  };
  workspace.channels.set(channel.id, channel);
  workspace.messages.set(channel.id, new Map());
  return channel;
};

/** Gives a channel another name. */
export const renameChannel = (
  workspace: Workspace,
  channel: Channel,
  { name, by }: { name: string; by: string },
): Result<Channel, NameRefusal | 'is_archived'> => {
  if (channel.archived) return err('is_archived');
  if (channel.name === name) return ok(channel);
  const checked = checkChannelName(workspace, name);
  if (!checked.ok) return checked;
  const text = `has renamed the channel from "${channel.name}" to "${name}"`;
  return ok(put(workspace, { ...channel, name }, { what: 'name', by, text }));
};

const longestDescription = 250;

/** Sets the topic or the purpose; at most 250 characters. */
export const describeChannel = (
  workspace: Workspace,
  channel: Channel,
  { what, value, by }: { what: 'topic' | 'purpose'; value: string; by: string },
): Result<Channel, 'is_archived' | 'too_long'> => {
  if (channel.archived) return err('is_archived');
  if (Array.from(value).length > longestDescription) return err('too_long');
  if (channel[what].value === value) return ok(channel);
  const described = { ...channel, [what]: { value, by, at: workspace.clock.now() } };
  const name = what === 'topic' ? 'topic' : 'description';
  return ok(put(workspace, described, { what, by, text: `set the channel ${name}: ${value}` }));
};

/** Closes a channel to new messages. Bots are put out of it, so that none can open it again (slack-go/slack#1066). */
export const archiveChannel = (
  workspace: Workspace,
  channel: Channel,
  by: string,
): Result<Channel, 'already_archived' | 'cant_archive_general'> => {
  if (channel.archived) return err('already_archived');
  if (channel.name === 'general') return err('cant_archive_general');
  const archived = { ...channel, archived: true };
  put(workspace, archived, { what: 'archived', by, text: 'archived the channel' });
  // Only now: a bot still hears that its private channel was archived, and hears of no leaving.
  const members = channel.members.filter((id) => workspace.users.get(id)?.isBot !== true);
  const left = { ...archived, members };
  workspace.channels.set(channel.id, left);
  return ok(left);
};

/** Opens an archived channel again. */
export const unarchiveChannel = (
  workspace: Workspace,
  channel: Channel,
  by: string,
): Result<Channel, 'not_archived'> => {
  if (!channel.archived) return err('not_archived');
  const open = { ...channel, archived: false };
  return ok(put(workspace, open, { what: 'unarchived', by, text: 'un-archived the channel' }));
};

const noticeOf = {
  name: 'channel_name',
  topic: 'channel_topic',
  purpose: 'channel_purpose',
  archived: 'channel_archive',
  unarchived: 'channel_unarchive',
} as const;

type Noticed = Extract<ChannelAspect, keyof typeof noticeOf>;

const put = (
  workspace: Workspace,
  channel: Channel,
  { what, by, text }: { what: Noticed; by: string; text: string },
): Channel => {
  workspace.channels.set(channel.id, channel);
  const notice = { channel: channel.id, user: by, subtype: noticeOf[what] };
  postNotice(workspace, { ...notice, text: `<@${by}> ${text}` });
  workspace.emit({ type: 'channelChanged', channel, what, by });
  return channel;
};
