import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Channel } from '../../state/channel.ts';
import type { Workspace } from '../../state/workspace.ts';

/** What every interaction says about the workspace, the app and the person. */
export function whoOf({ app, team, users }: Workspace, user: string): JsonObject {
  const name = users.get(user)?.name ?? user;
  return {
    team: { id: team.id, domain: team.domain },
    user: { id: user, username: name, name, team_id: team.id },
    api_app_id: app.id,
    token: app.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

const unnamed = { im: 'directmessage', private: 'privategroup' } as const;

/** A channel's name as commands and interactions give it: only public ones are named. */
export const channelNameOf = ({ kind, name }: Channel): string =>
  kind === 'public' ? name : unnamed[kind];
