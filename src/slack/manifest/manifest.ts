import type { AppsManifestCreateArguments } from '@slack/web-api';
import type { Names } from '../../../commands/verb.ts';
import { slashCommands } from './commands.ts';
import { events } from './events.ts';
import { needed, optional } from './scopes.ts';
import { shortcuts } from './shortcuts.ts';

/** Slack's description of an app (docs.slack.dev, "App manifest reference"). */
export type Manifest = AppsManifestCreateArguments['manifest'];

/** `http`: where Slack reaches this installation from outside; without it Socket Mode, which needs no address. */
export type Way = { readonly http?: string };

/** The app that Sternway is in Slack, with the commands under these names. */
export function manifest(names: Names, { http }: Way = {}): Manifest {
  const url = http === undefined ? undefined : addressFor(http);
  const scopesOf = (some: typeof needed | typeof optional) => some.map(({ scope }) => scope);
  return {
    display_information: {
      name: 'Sternway',
      description: 'Incident command whose core job is a safe rollback',
      background_color: '#1f3a5f',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        // The bot tells people something there and reads nothing: a text nobody reads must not be typed.
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: 'sternway', always_online: true },
      slash_commands: slashCommands(names).map((one) => ({ ...one, ...(url && { url }) })),
      shortcuts: [...shortcuts],
    },
    oauth_config: {
      scopes: {
        // Slack takes as optional only what also stands among all of them.
        bot: [...scopesOf(needed), ...scopesOf(optional)],
        bot_optional: [...scopesOf(optional)],
      },
    },
    settings: {
      event_subscriptions: {
        ...(url && { request_url: url }),
        bot_events: events.map(({ event }) => event),
      },
      interactivity: {
        is_enabled: true,
        ...(url && { request_url: url, message_menu_options_url: url }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  };
}

/** Where Slack's requests arrive; the address may already say so. */
const slackPath = '/slack/events';
const addressFor = (http: string): string =>
  `${http.replace(/\/+$/u, '').replace(/\/slack\/events$/u, '')}${slackPath}`;
