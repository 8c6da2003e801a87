import type { Change } from '../../state/change.ts';
import type { Workspace } from '../../state/workspace.ts';
import { channelChanged, joined, left } from './about-channels.ts';
import { deleted, edited, pinned, posted, reacted } from './about-messages.ts';
import { type ChangeOf, plain, stamp, type Told } from './told.ts';

type Teller<T extends Change['type']> = (
  workspace: Workspace,
  change: ChangeOf<T>,
) => readonly Told[];

/** What Slack tells of each change; nothing of the others. */
const tellers: { readonly [T in Change['type']]?: Teller<T> } = {
  messagePosted: (workspace, { message }) => posted(workspace, message),
  messageChanged: edited,
  messageDeleted: deleted,
  reactionAdded: reacted,
  reactionRemoved: reacted,
  pinAdded: pinned,
  pinRemoved: pinned,
  memberJoined: joined,
  memberLeft: left,
  channelChanged,
  tokenRevoked: (workspace) =>
    plain('tokens_revoked', {
      tokens: { oauth: [], bot: [workspace.app.botUser] },
      event_ts: stamp(workspace),
    }),
};

/** The events that Slack makes of a change, for whoever subscribes to them and may see the channel. */
export function eventsOf<T extends Change['type']>(
  workspace: Workspace,
  change: ChangeOf<T>,
): readonly Told[] {
  return tellers[change.type]?.(workspace, change) ?? [];
}
