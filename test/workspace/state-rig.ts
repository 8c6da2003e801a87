import { usualChannels, usualGroups, usualUsers } from '../../sandbox/slack/beginning.ts';
import type { Change } from '../../sandbox/slack/state/change.ts';
import { workspaceClock } from '../../sandbox/slack/state/clock.ts';
import { Manifest } from '../../sandbox/slack/state/manifest.ts';
import { type MessageDraft, postMessage } from '../../sandbox/slack/state/post.ts';
import { newWorkspace } from '../../sandbox/slack/state/workspace.ts';

const noon = Date.UTC(2026, 0, 5, 12);

/** A workspace at rest, whose clock moves only when told to, and all that has changed in it so far. */
export const restingWorkspace = (options: { readonly withhold?: readonly string[] } = {}) => {
  const workspace = newWorkspace({
    manifest: Manifest.parse({
      display_information: { name: 'Sternway' },
      oauth_config: {
        scopes: { bot: ['chat:write', 'channels:history'], bot_optional: ['pins:read'] },
      },
      settings: { event_subscriptions: { bot_events: ['message.channels', 'app_home_opened'] } },
    }),
    users: usualUsers,
    channels: usualChannels,
    groups: usualGroups,
    clock: workspaceClock({ stillAt: noon }),
    ...options,
  });
  const changes: Change[] = [];
  workspace.onChange((change) => changes.push(change));
  const say = (draft: Partial<MessageDraft> = {}) => {
    const message = { channel: 'C0GENERAL', user: 'U0FIRST', text: 'hello', ...draft };
    const posted = postMessage(workspace, message);
    if (!posted.ok) throw new Error(posted.error);
    return posted.value;
  };
  return { workspace, changes, say };
};

/** The kinds of changes, in order. */
export const kindsOf = (changes: readonly Change[]): readonly string[] =>
  changes.map((change) => change.type);
