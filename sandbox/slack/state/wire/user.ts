import type { JsonObject } from '../../../../src/lib/json.ts';
import type { UserGroup } from '../group.ts';
import type { User } from '../user.ts';
import type { Workspace } from '../workspace.ts';

/** A user as Slack writes it. The address only with the scope `users:read.email`. */
export const userJson = (workspace: Workspace, user: User): JsonObject => ({
  id: user.id,
  team_id: user.teamId,
  name: user.name,
  deleted: user.deleted,
  real_name: user.realName,
  tz: user.tz,
  is_bot: user.isBot,
  is_app_user: false,
  is_admin: false,
  is_restricted: user.isRestricted,
  is_ultra_restricted: false,
  ...(user.teamId === workspace.team.id ? {} : { is_stranger: true }),
  updated: 0,
  profile: {
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.name,
    display_name_normalized: user.name,
    team: user.teamId,
    ...(user.isBot ? { api_app_id: workspace.app.id, bot_id: workspace.app.botId } : {}),
    ...(user.email !== undefined && workspace.app.scopes.has('users:read.email')
      ? { email: user.email }
      : {}),
  },
});

/** A user group as Slack writes it. */
export const groupJson = (workspace: Workspace, group: UserGroup): JsonObject => ({
  id: group.id,
  team_id: workspace.team.id,
  is_usergroup: true,
  name: group.name,
  handle: group.handle,
  description: '',
  is_external: false,
  date_delete: group.disabled ? 1 : 0,
  user_count: group.users.length,
});
