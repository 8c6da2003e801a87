import type { Delivery } from '../delivery/delivery.ts';
import { no, type Outcome, yes } from '../delivery/interactions/outcome.ts';
import type { Channel } from '../state/channel.ts';
import { canSee, findMessage, isMember } from '../state/find.ts';
import type { Message } from '../state/message.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Live } from './live.ts';
import type { ReadMarks } from './read-marks.ts';

/** What an act of a person has at hand. */
export type Desk = {
  readonly workspace: Workspace;
  readonly delivery: Delivery;
  readonly reads: ReadMarks;
  readonly live: Live;
};

/** The channel, if this person can see it. A guest sees only those they are in. */
export function seen(workspace: Workspace, user: string, id: string): Outcome<Channel> {
  const channel = workspace.channels.get(id);
  return channel && canSee(workspace, channel, user)
    ? yes(channel)
    : no('channel_not_found', 'There is no such channel, or you cannot see it.');
}

/** The channel, if this person may write in it now. */
export function writable(workspace: Workspace, user: string, id: string): Outcome<Channel> {
  const found = seen(workspace, user, id);
  if (!found.ok) return found;
  const { name, archived } = found.value;
  if (archived) return no('is_archived', `#${name} is archived: it can be read, not written in.`);
  return isMember(found.value, user)
    ? found
    : no('not_in_channel', `You are not in #${name}. Join it first.`);
}

type At = { readonly channel: string; readonly ts: string };

/** A message in a channel in which this person may write. */
export function messageAt(
  workspace: Workspace,
  user: string,
  { channel, ts }: At,
): Outcome<Message> {
  const open = writable(workspace, user, channel);
  if (!open.ok) return open;
  const message = findMessage(workspace, channel, ts);
  return message.ok
    ? yes(message.value)
    : no('message_not_found', 'This message is not there any more.');
}
