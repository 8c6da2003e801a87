import type { Manifest } from './manifest.ts';
import type { Workspace } from './workspace.ts';

/** The one app of the workspace: who it is, what it may do, and with which tokens. */
export type InstalledApp = {
  readonly id: string;
  readonly name: string;
  readonly botUser: string;
  readonly botId: string;
  readonly manifest: Manifest;
  readonly scopes: ReadonlySet<string>;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
  /** False after a revocation: every call with the bot's token is `token_revoked`. */
  readonly tokenLives: boolean;
};

/** The app as installed from its manifest: all scopes of `bot` and `bot_optional`, less those withheld. */
export const installApp = (manifest: Manifest, withhold: readonly string[]): InstalledApp => {
  const { bot, bot_optional: optional } = manifest.oauth_config.scopes;
  return {
    id: 'A0STERNWAY',
    name: manifest.features.bot_user?.display_name ?? manifest.display_information.name,
    botUser: 'U0BOT',
    botId: 'B0STERNWAY',
    manifest,
    scopes: new Set([...bot, ...optional].filter((scope) => !withhold.includes(scope))),
    botToken: 'xoxb-sternway',
    appToken: 'xapp-sternway',
    signingSecret: 'workspace-signing-secret',
    verificationToken: 'workspace-verification-token',
    tokenLives: true,
  };
};

/** Whether the app asks for this event and holds a scope under which Slack would send it. */
export const subscribes = (app: InstalledApp, event: string): boolean => {
  if (!app.manifest.settings.event_subscriptions.bot_events.includes(event)) return false;
  const needed = scopeOfEvent[event];
  return needed === undefined || needed.some((scope) => app.scopes.has(scope));
};

/** Any of these scopes lets an event through (docs.slack.dev/reference/events). Events not listed need none. */
const scopeOfEvent: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  reaction_added: ['reactions:read'],
  reaction_removed: ['reactions:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  pin_added: ['pins:read'],
  pin_removed: ['pins:read'],
  channel_created: ['channels:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_left: ['channels:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  group_rename: ['groups:read'],
  group_left: ['groups:read'],
};

/** Takes a scope away at run time, as an administrator can. */
export const withholdScope = (workspace: Workspace, scope: string): void => {
  const scopes = new Set(workspace.app.scopes);
  scopes.delete(scope);
  workspace.app = { ...workspace.app, scopes };
};

/** Gives a scope back at run time. */
export const grantScope = (workspace: Workspace, scope: string): void => {
  workspace.app = { ...workspace.app, scopes: new Set([...workspace.app.scopes, scope]) };
};

/** Ends the life of the bot's token: from now on every call with it is `token_revoked`. */
export const revokeToken = (workspace: Workspace): void => {
  workspace.app = { ...workspace.app, tokenLives: false };
  workspace.emit({ type: 'tokenRevoked' });
};

/** Brings the token back to life. */
export const restoreToken = (workspace: Workspace): void => {
  workspace.app = { ...workspace.app, tokenLives: true };
};
