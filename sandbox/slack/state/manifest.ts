import { z } from 'zod';

const Command = z.object({
  command: z.string().startsWith('/').max(32),
  description: z.string().max(2_000),
  usage_hint: z.string().max(1_000).optional(),
  url: z.string().optional(),
  should_escape: z.boolean().optional(),
});
export type SlashCommand = z.infer<typeof Command>;

const Shortcut = z.object({
  type: z.enum(['message', 'global']),
  name: z.string(),
  callback_id: z.string().max(255),
  description: z.string().max(150),
});
export type Shortcut = z.infer<typeof Shortcut>;

const Scopes = z.object({
  bot: z.array(z.string()).default([]),
  bot_optional: z.array(z.string()).default([]),
});

const Events = z.object({
  bot_events: z.array(z.string()).max(100).default([]),
  request_url: z.string().optional(),
});

/** Slack's app manifest, as far as the workspace acts on it (docs.slack.dev, "App manifest reference"). */
export const Manifest = z.object({
  display_information: z.object({ name: z.string().max(35), description: z.string().optional() }),
  features: z
    .object({
      bot_user: z.object({ display_name: z.string().max(80) }).optional(),
      app_home: z
        .object({
          home_tab_enabled: z.boolean().optional(),
          messages_tab_enabled: z.boolean().optional(),
        })
        .optional(),
      slash_commands: z.array(Command).max(50).default([]),
      shortcuts: z.array(Shortcut).max(10).default([]),
    })
    .prefault({}),
  oauth_config: z.object({ scopes: Scopes.prefault({}) }).prefault({}),
  settings: z
    .object({
      event_subscriptions: Events.prefault({}),
      interactivity: z
        .object({ is_enabled: z.boolean(), request_url: z.string().optional() })
        .default({ is_enabled: false }),
      socket_mode_enabled: z.boolean().optional(),
    })
    .prefault({}),
});
export type Manifest = z.infer<typeof Manifest>;
