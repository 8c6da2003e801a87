import { z } from 'zod';
import { ok } from '../../../../src/lib/result.ts';
import { isMember } from '../../state/find.ts';
import { channelJson } from '../../state/wire/channel.ts';
import { groupJson, userJson } from '../../state/wire/user.ts';
import { anyKind, readScopes } from '../access.ts';
import { flag, optionalText, text } from '../args.ts';
import { readKinds } from '../kinds.ts';
import { method } from '../method.ts';
import { page } from '../paging.ts';
import { refuse } from '../refusal.ts';

const pageArgs = { cursor: optionalText, limit: optionalText };

/** Methods about people and user groups. */
export const userMethods = [
  method({
    name: 'users.info',
    tier: 't4',
    scopes: ['users:read'],
    args: z.object({ user: text }),
    run: ({ workspace }, args) => {
      const user = workspace.users.get(args.user);
      return user === undefined
        ? refuse('user_not_found')
        : ok({ user: userJson(workspace, user) });
    },
  }),
  method({
    name: 'users.list',
    tier: 't2',
    scopes: ['users:read'],
    args: z.object(pageArgs),
    run: ({ workspace }, args) => {
      const users = page([...workspace.users.values()], args, { usual: 1_000, most: 1_000 });
      if (!users.ok) return users;
      const { items, next } = users.value;
      return ok({ members: items.map((user) => userJson(workspace, user)), ...next });
    },
  }),
  method({
    name: 'users.lookupByEmail',
    tier: 't3',
    scopes: ['users:read.email'],
    args: z.object({ email: text }),
    run: ({ workspace }, { email }) => {
      const wanted = email.toLowerCase();
      const found = [...workspace.users.values()].find(
        (user) => !user.deleted && user.email?.toLowerCase() === wanted,
      );
      return found === undefined
        ? refuse('users_not_found')
        : ok({ user: userJson(workspace, found) });
    },
  }),
  method({
    name: 'users.conversations',
    tier: 't3',
    scopes: anyKind(readScopes),
    args: z.object({
      ...pageArgs,
      user: optionalText,
      types: optionalText,
      exclude_archived: flag,
    }),
    run: ({ workspace }, args) => {
      const kinds = readKinds(workspace, args.types);
      if (!kinds.ok) return kinds;
      const { botUser } = workspace.app;
      const whose = args.user ?? botUser;
      if (!workspace.users.has(whose)) return refuse('user_not_found');
      const channels = [...workspace.channels.values()].filter(
        (channel) =>
          kinds.value.has(channel.kind) &&
          isMember(channel, whose) &&
          (channel.kind === 'public' || isMember(channel, botUser)) &&
          !(args.exclude_archived && channel.archived),
      );
      const found = page(channels, args, { usual: 100, most: 999 });
      if (!found.ok) return found;
      const { items, next } = found.value;
      return ok({ channels: items.map((each) => channelJson(workspace, each)), ...next });
    },
  }),
  method({
    name: 'usergroups.list',
    tier: 't2',
    scopes: ['usergroups:read'],
    args: z.object({ include_disabled: flag, include_users: flag }),
    run: ({ workspace }, args) => {
      const groups = [...workspace.groups.values()].filter(
        (group) => args.include_disabled || !group.disabled,
      );
      return ok({
        usergroups: groups.map((group) => ({
          ...groupJson(workspace, group),
          ...(args.include_users ? { users: [...group.users] } : {}),
        })),
      });
    },
  }),
  method({
    name: 'usergroups.users.list',
    tier: 't2',
    scopes: ['usergroups:read'],
    args: z.object({ usergroup: text, include_disabled: flag }),
    run: ({ workspace }, args) => {
      const group = workspace.groups.get(args.usergroup);
      return group === undefined || (group.disabled && !args.include_disabled)
        ? refuse('no_such_subteam')
        : ok({ users: [...group.users] });
    },
  }),
];
