import type { Workspace } from '../../state/workspace.ts';
import type { Everybody, Person } from '../shapes.ts';

/** Everybody of the workspace, the app and those of other workspaces included. */
export const peopleOf = ({ users }: Workspace): Person[] =>
  [...users.values()].map(({ id, name, realName, isBot, isRestricted, deleted }) => ({
    id,
    name,
    realName,
    kind: isBot ? 'app' : isRestricted ? 'guest' : 'member',
    deactivated: deleted,
  }));

export const everybodyOf = (workspace: Workspace): Everybody => ({
  ok: true,
  team: { ...workspace.team },
  people: peopleOf(workspace),
});

const slackbot = 'USLACKBOT';

export const nameOf = ({ users }: Workspace, id: string): string =>
  id === slackbot ? 'Slackbot' : (users.get(id)?.name ?? id);
