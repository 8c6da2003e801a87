import { z } from 'zod';
import { ok, type Result } from '../../../../src/lib/result.ts';
import { createChannel, openIm } from '../../state/channels.ts';
import { isMember } from '../../state/find.ts';
import { channelJson } from '../../state/wire/channel.ts';
import type { Workspace } from '../../state/workspace.ts';
import { anyKind, knownChannel, manageScopes, missingScope, readScopes } from '../access.ts';
import { flag, idList, optionalText, text } from '../args.ts';
import { readKinds } from '../kinds.ts';
import { method } from '../method.ts';
import { page } from '../paging.ts';
import { type Refusal, refuse } from '../refusal.ts';

const pageArgs = { cursor: optionalText, limit: optionalText };

/** Methods that make and find channels. */
export const conversationMethods = [
  method({
    name: 'conversations.create',
    tier: 't2',
    scopes: anyKind(manageScopes),
    args: z.object({ name: text, is_private: flag }),
    run: ({ workspace }, { name, is_private: isPrivate }) => {
      const granted = missingScope(workspace, manageScopes[isPrivate ? 'private' : 'public']);
      if (!granted.ok) return granted;
      const { botUser: creator } = workspace.app;
      const channel = createChannel(workspace, { name, creator, isPrivate });
      return channel.ok
        ? ok({ channel: channelJson(workspace, channel.value) })
        : refuse(channel.error);
    },
  }),
  method({
    name: 'conversations.info',
    tier: 't3',
    scopes: anyKind(readScopes),
    args: z.object({ channel: text }),
    run: (call, args) => {
      const channel = knownChannel(call, args.channel, readScopes);
      return channel.ok ? ok({ channel: channelJson(call.workspace, channel.value) }) : channel;
    },
  }),
  method({
    name: 'conversations.list',
    tier: 't2',
    scopes: anyKind(readScopes),
    args: z.object({ ...pageArgs, types: optionalText, exclude_archived: flag }),
    run: ({ workspace }, args) => {
      const kinds = readKinds(workspace, args.types);
      if (!kinds.ok) return kinds;
      const channels = [...workspace.channels.values()].filter(
        (channel) =>
          kinds.value.has(channel.kind) &&
          (channel.kind === 'public' || isMember(channel, workspace.app.botUser)) &&
          !(args.exclude_archived && channel.archived),
      );
      const found = page(channels, args, { usual: 100, most: 1_000 });
      if (!found.ok) return found;
      const { items, next } = found.value;
      return ok({ channels: items.map((each) => channelJson(workspace, each)), ...next });
    },
  }),
  method({
    name: 'conversations.members',
    tier: 't4',
    scopes: anyKind(readScopes),
    args: z.object({ ...pageArgs, channel: text }),
    run: (call, args) => {
      const channel = knownChannel(call, args.channel, readScopes);
      if (!channel.ok) return channel;
      const members = page(channel.value.members, args, { usual: 100, most: 1_000 });
      return members.ok
        ? ok({ members: [...members.value.items], ...members.value.next })
        : members;
    },
  }),
  method({
    name: 'conversations.open',
    tier: 't3',
    scopes: ['im:write', 'mpim:write'],
    args: z.object({
      users: idList.optional(),
      channel: optionalText,
      return_im: flag,
    }),
    run: (call, { users = [], channel, return_im: whole }) => {
      if (channel !== undefined) {
        const found = knownChannel(call, channel);
        return found.ok ? ok({ channel: { id: channel }, no_op: true, already_open: true }) : found;
      }
      const { workspace } = call;
      const person = partner(workspace, users);
      if (!person.ok) return person;
      const { channel: im, isNew } = openIm(workspace, person.value);
      return ok({
        channel: whole ? channelJson(workspace, im) : { id: im.id },
        ...(isNew ? {} : { no_op: true, already_open: true }),
      });
    },
  }),
];

/** The one person to open a conversation with. Conversations of several do not exist here. */
const partner = (workspace: Workspace, users: readonly string[]): Result<string, Refusal> => {
  const [id] = users;
  if (id === undefined) return refuse('users_list_not_supplied');
  const granted = missingScope(workspace, [users.length > 1 ? 'mpim:write' : 'im:write']);
  if (!granted.ok) return granted;
  if (users.length > 1) return refuse('too_many_users');
  const person = workspace.users.get(id);
  if (person === undefined) return refuse('user_not_found');
  if (person.deleted) return refuse('user_disabled');
  return person.isBot ? refuse('invalid_user_combination') : ok(id);
};
