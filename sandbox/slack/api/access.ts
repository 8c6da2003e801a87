import { ok, type Result } from '../../../src/lib/result.ts';
import type { Channel } from '../state/channel.ts';
import { isMember } from '../state/find.ts';
import type { Workspace } from '../state/workspace.ts';
import type { Call } from './method.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Which scopes allow something, by kind of channel; one of each list is enough. */
export type KindScopes = Readonly<Record<Channel['kind'], readonly string[]>>;

export const readScopes: KindScopes = {
  public: ['channels:read'],
  private: ['groups:read'],
  im: ['im:read'],
};
export const historyScopes: KindScopes = {
  public: ['channels:history'],
  private: ['groups:history'],
  im: ['im:history'],
};
export const manageScopes: KindScopes = {
  public: ['channels:manage', 'channels:write'],
  private: ['groups:write'],
  im: ['im:write'],
};

const plus = (suffix: string): KindScopes => ({
  public: [...manageScopes.public, `channels:write.${suffix}`],
  private: [...manageScopes.private, `groups:write.${suffix}`],
  im: [...manageScopes.im, `im:write.${suffix}`],
});
export const topicScopes = plus('topic');
export const inviteScopes = plus('invites');

/** All scopes of which one is enough to call the method at all. */
export const anyKind = (scopes: KindScopes): readonly string[] => Object.values(scopes).flat();

/** The refusal of a call for which none of these scopes was granted. */
export const missingScope = (
  workspace: Workspace,
  needed: readonly string[],
): Result<undefined, Refusal> =>
  needed.length === 0 || needed.some((scope) => workspace.app.scopes.has(scope))
    ? ok(undefined)
    : refuse('missing_scope', {
        needed: needed.join(','),
        provided: [...workspace.app.scopes].join(','),
      });

/** A channel that the app can know of: a public one, or one that the bot is in. */
export const knownChannel = (
  { workspace }: Call,
  id: string,
  scopes?: KindScopes,
): Result<Channel, Refusal> => {
  const channel = workspace.channels.get(id);
  if (channel === undefined) return refuse('channel_not_found');
  if (channel.kind !== 'public' && !isMember(channel, workspace.app.botUser)) {
    return refuse('channel_not_found');
  }
  const granted = missingScope(workspace, scopes?.[channel.kind] ?? []);
  return granted.ok ? ok(channel) : granted;
};

/** A channel that the bot is in. */
export const joinedChannel = (
  call: Call,
  id: string,
  scopes?: KindScopes,
): Result<Channel, Refusal> => {
  const channel = knownChannel(call, id, scopes);
  if (!channel.ok) return channel;
  return isMember(channel.value, call.workspace.app.botUser) ? channel : refuse('not_in_channel');
};

/**
 * A joined channel other than a conversation of two, to change something about it. An archived one is let through although
 * no bot is in it: that it is archived is what the caller will be told.
 */
export const namedChannel = (
  call: Call,
  id: string,
  scopes?: KindScopes,
): Result<Channel, Refusal> => {
  const known = knownChannel(call, id, scopes);
  const channel = known.ok && known.value.archived ? known : joinedChannel(call, id, scopes);
  if (!channel.ok) return channel;
  return channel.value.kind === 'im' ? refuse('method_not_supported_for_channel_type') : channel;
};
