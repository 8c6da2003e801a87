import type { User } from '../../state/user.ts';
import { stackOf } from '../../state/views.ts';
import type { Desk } from '../desk.ts';
import type { Person, PersonState } from '../shapes.ts';
import { rowsOf } from './channel.ts';
import { peopleOf } from './person.ts';
import { homeShown, viewShown } from './view.ts';

/** Everything that somebody sees beside messages. */
export function stateShown(desk: Desk, me: User): PersonState {
  const { workspace, delivery } = desk;
  const { app, homes } = workspace;
  const { slash_commands: commands, shortcuts } = app.manifest.features;
  const people = peopleOf(workspace);
  const home = homes.get(me.id);
  return {
    ok: true,
    me: people.find(({ id }) => id === me.id) ?? unknown(me.id),
    team: { ...workspace.team },
    people,
    now: workspace.clock.now(),
    channels: rowsOf(desk, me.id),
    commands: commands.map(({ command, description, usage_hint: hint }) => ({
      command,
      description,
      hint: hint ?? '',
    })),
    shortcuts: shortcuts.map(({ callback_id: shortcut, name, description, type: on }) => ({
      shortcut,
      name,
      description,
      on,
    })),
    views: stackOf(workspace, me.id).map((view) =>
      viewShown(view, delivery.formErrors.get(view.id) ?? {}),
    ),
    ...(home && { home: homeShown(home) }),
    app: {
      id: app.id,
      user: app.botUser,
      name: app.name,
      installed: app.tokenLives,
      connections: delivery.courier.connections(),
    },
  };
}

const unknown = (id: string): Person => ({
  id,
  name: id,
  realName: id,
  kind: 'member',
  deactivated: true,
});
