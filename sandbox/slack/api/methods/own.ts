import { z } from 'zod';
import { ok } from '../../../../src/lib/result.ts';
import { optionalText } from '../args.ts';
import { method } from '../method.ts';
import { refuse } from '../refusal.ts';

/** Methods about the app itself and its workspace. */
export const ownMethods = [
  method({
    name: 'api.test',
    tier: 'special',
    token: 'none',
    args: z.object({ error: optionalText, foo: optionalText }),
    run: (_, { error, foo }) =>
      error === undefined ? ok({ args: foo === undefined ? {} : { foo } }) : refuse(error),
  }),
  method({
    name: 'auth.test',
    tier: 'special',
    args: z.object({}),
    run: ({ workspace: { app, team }, origin }) =>
      ok({
        url: `${origin()}/`,
        team: team.name,
        team_id: team.id,
        user: app.name,
        user_id: app.botUser,
        bot_id: app.botId,
        is_enterprise_install: false,
      }),
  }),
  method({
    name: 'apps.connections.open',
    // The reference says tier 3, an older table tier 1, with which two connections could not start together.
    tier: 't3',
    token: 'app',
    args: z.object({}),
    run: ({ workspace, links }) =>
      workspace.app.manifest.settings.socket_mode_enabled === false
        ? refuse('socket_mode_not_enabled')
        : ok({ url: links.open() }),
  }),
  method({
    name: 'team.info',
    tier: 't3',
    scopes: ['team:read'],
    args: z.object({ team: optionalText }),
    run: ({ workspace: { team }, origin }, args) =>
      args.team === undefined || args.team === team.id
        ? ok({ team: { ...team, url: `${origin()}/` } })
        : refuse('team_not_found'),
  }),
  method({
    name: 'bots.info',
    tier: 't3',
    scopes: ['users:read'],
    args: z.object({ bot: optionalText }),
    run: ({ workspace: { app } }, { bot }) =>
      bot === undefined || bot === app.botId
        ? ok({
            bot: {
              id: app.botId,
              app_id: app.id,
              user_id: app.botUser,
              name: app.name,
              deleted: false,
            },
          })
        : refuse('bot_not_found'),
  }),
];
