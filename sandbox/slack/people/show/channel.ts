import type { Channel } from '../../state/channel.ts';
import { canSee, isMember, messagesOf, repliesTo, topLevelOf } from '../../state/find.ts';
import { ephemeralsOf } from '../../state/whisper.ts';
import type { Desk } from '../desk.ts';
import type { ChannelPage, ChannelRow, ShownMessage, ThreadPage } from '../shapes.ts';
import { ephemeralShown, messageShown } from './message.ts';
import { nameOf } from './person.ts';

const kinds = { public: 'public', private: 'private', im: 'direct' } as const;

/** A channel in somebody's list. */
function rowOf({ workspace, reads }: Desk, user: string, channel: Channel): ChannelRow {
  const joined = isMember(channel, user);
  const other = channel.members.find((member) => member !== user) ?? user;
  return {
    id: channel.id,
    name: channel.kind === 'im' ? nameOf(workspace, other) : channel.name,
    kind: kinds[channel.kind],
    joined,
    archived: channel.archived,
    ...(joined ? reads.unread(user, channel) : { unread: 0, mentions: 0 }),
    topic: channel.topic.value,
    purpose: channel.purpose.value,
    members: [...channel.members],
  };
}

/** Every channel that somebody can see, by name. */
export const rowsOf = (desk: Desk, user: string): ChannelRow[] =>
  [...desk.workspace.channels.values()]
    .filter((channel) => canSee(desk.workspace, channel, user))
    .map((channel) => rowOf(desk, user, channel))
    .toSorted((a, b) => a.name.localeCompare(b.name));

const byTime = (a: ShownMessage, b: ShownMessage): number => Number(a.ts) - Number(b.ts);

/** What a channel shows to somebody: its messages, and those that are for this person alone. */
export function channelPageOf(desk: Desk, user: string, channel: Channel): ChannelPage {
  const { workspace } = desk;
  const own = ephemeralsOf(workspace, channel.id, user).filter((each) => !each.threadTs);
  return {
    ok: true,
    channel: rowOf(desk, user, channel),
    messages: [
      ...topLevelOf(workspace, channel.id).map((message) => messageShown(workspace, message)),
      ...own.map((ephemeral) => ephemeralShown(workspace, ephemeral)),
    ].toSorted(byTime),
    pins: channel.pins.map(({ ts }) => ts),
    bookmarks: channel.bookmarks.map(({ id, title, link, emoji }) => ({
      id,
      title,
      link,
      emoji: emoji ?? '',
    })),
  };
}

/** A message and its answers; only those for this person alone where the message itself is gone. */
export function threadPageOf(desk: Desk, user: string, channel: Channel, ts: string): ThreadPage {
  const { workspace } = desk;
  const parent = workspace.messages.get(channel.id)?.get(ts);
  const replies = repliesTo(workspace, channel.id, ts);
  const own = ephemeralsOf(workspace, channel.id, user).filter((each) => each.threadTs === ts);
  return {
    ok: true,
    channel: rowOf(desk, user, channel),
    messages: [
      ...[...(parent ? [parent] : []), ...replies].map((each) => messageShown(workspace, each)),
      ...own.map((each) => ephemeralShown(workspace, each)),
    ].toSorted(byTime),
  };
}

/** The newest messages of all channels that somebody is in, answers in threads among them; oldest first. */
export function newestOf({ workspace }: Desk, user: string, most: number): ShownMessage[] {
  const joined = [...workspace.channels.values()].filter((channel) => isMember(channel, user));
  return joined
    .flatMap(({ id }) => [
      ...messagesOf(workspace, id).map((message) => messageShown(workspace, message)),
      ...ephemeralsOf(workspace, id, user).map((each) => ephemeralShown(workspace, each)),
    ])
    .toSorted(byTime)
    .slice(-most);
}
