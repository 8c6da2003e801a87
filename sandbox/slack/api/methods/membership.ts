import { z } from 'zod';
import type { Json } from '../../../../src/lib/json.ts';
import { ok } from '../../../../src/lib/result.ts';
import type { Channel } from '../../state/channel.ts';
import { isMember } from '../../state/find.ts';
import { addMember, removeMember } from '../../state/membership.ts';
import { channelJson } from '../../state/wire/channel.ts';
import type { Workspace } from '../../state/workspace.ts';
import { anyKind, inviteScopes, knownChannel, manageScopes, namedChannel } from '../access.ts';
import { flag, idList, text } from '../args.ts';
import { type Call, method } from '../method.ts';
import { type Answer, refuse, refuseArguments } from '../refusal.ts';

/** People in one invitation, at most (conversations.invite). */
const mostInvited = 1_000;

/** Methods about who is in a channel. */
export const membershipMethods = [
  method({
    name: 'conversations.invite',
    tier: 't3',
    scopes: anyKind(inviteScopes),
    args: z.object({ channel: text, users: idList, force: flag }),
    run: (call, { channel: id, users, force }) => {
      const channel = namedChannel(call, id, inviteScopes);
      if (!channel.ok) return channel;
      if (users.length === 0) return refuse('no_user');
      if (users.length > mostInvited) {
        return refuseArguments([`[ERROR] no more than ${mostInvited} users [json-pointer:/users]`]);
      }
      if (channel.value.archived) return refuse('is_archived');
      return invite(call, channel.value, { users, force });
    },
  }),
  method({
    name: 'conversations.kick',
    tier: 't3',
    scopes: anyKind(manageScopes),
    args: z.object({ channel: text, user: text }),
    run: (call, { channel: id, user }) => {
      const channel = namedChannel(call, id, manageScopes);
      if (!channel.ok) return channel;
      const { workspace } = call;
      const by = workspace.app.botUser;
      if (user === by) return refuse('cant_kick_self');
      if (!workspace.users.has(user)) return refuse('user_not_found');
      if (!channel.value.archived && !isMember(channel.value, user))
        return refuse('not_in_channel');
      const done = removeMember(workspace, { channel: id, user, by });
      if (done.ok) return ok({ errors: {} });
      return refuse(done.error === 'cant_leave_general' ? 'cant_kick_from_general' : done.error);
    },
  }),
  method({
    name: 'conversations.join',
    tier: 't3',
    scopes: ['channels:join'],
    args: z.object({ channel: text }),
    run: (call, { channel: id }) => {
      const channel = knownChannel(call, id);
      if (!channel.ok) return channel;
      if (channel.value.kind !== 'public') return refuse('method_not_supported_for_channel_type');
      const { workspace } = call;
      const already = isMember(channel.value, workspace.app.botUser);
      const done = addMember(workspace, { channel: id, user: workspace.app.botUser });
      if (!done.ok) return refuse(done.error);
      const warned = {
        warning: 'already_in_channel',
        response_metadata: { warnings: ['already_in_channel'] },
      };
      return ok({ channel: channelJson(workspace, done.value), ...(already ? warned : {}) });
    },
  }),
  method({
    name: 'conversations.leave',
    tier: 't3',
    scopes: anyKind(manageScopes),
    args: z.object({ channel: text }),
    run: (call, { channel: id }) => {
      const channel = knownChannel(call, id, manageScopes);
      if (!channel.ok) return channel;
      const { kind, members } = channel.value;
      if (kind === 'im') return refuse('method_not_supported_for_channel_type');
      const { workspace } = call;
      const user = workspace.app.botUser;
      if (channel.value.archived) return refuse('is_archived');
      if (!isMember(channel.value, user)) return ok({ not_in_channel: true });
      if (kind === 'private' && members.length === 1) return refuse('last_member');
      const done = removeMember(workspace, { channel: id, user, by: user });
      return done.ok ? ok({}) : refuse(done.error);
    },
  }),
];

/** All or nobody, unless `force` lets in those who can be. */
const invite = (
  { workspace }: Call,
  channel: Channel,
  { users, force }: { users: readonly string[]; force: boolean },
): Answer => {
  const refused = users.flatMap((user) => {
    const error = whyNot(workspace, channel, user);
    return error === undefined ? [] : [{ user, error }];
  });
  const errors: Json[] = refused.map((each) => ({ ...each, ok: false }));
  const [first] = refused;
  const nobody = refused.length === users.length;
  if (first !== undefined && (nobody || !force)) {
    return refuse(first.error, users.length > 1 ? { errors } : {});
  }
  const inviter = workspace.app.botUser;
  const welcome = users.filter((user) => !refused.some((each) => each.user === user));
  for (const user of welcome) addMember(workspace, { channel: channel.id, user, inviter });
  const now = workspace.channels.get(channel.id) ?? channel;
  return ok({
    channel: channelJson(workspace, now),
    ...(errors.length === 0 ? {} : { errors }),
  });
};

const whyNot = (workspace: Workspace, channel: Channel, user: string): string | undefined => {
  const person = workspace.users.get(user);
  if (user === workspace.app.botUser) return 'cant_invite_self';
  if (person === undefined) return 'user_not_found';
  if (person.teamId !== workspace.team.id) return 'org_user_not_in_team';
  if (person.deleted) return 'cant_invite';
  return isMember(channel, user) ? 'already_in_channel' : undefined;
};
