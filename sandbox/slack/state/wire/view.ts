import type { JsonObject } from '../../../../src/lib/json.ts';
import type { Home, View } from '../view.ts';
import type { Workspace } from '../workspace.ts';

/** A form as Slack writes it. What a person has typed (`state`) is the people's side to add. */
export const viewJson = (workspace: Workspace, view: View): JsonObject => ({
  ...defaults,
  ...view.content,
  ...ownerJson(workspace),
  id: view.id,
  hash: view.hash,
  root_view_id: view.rootViewId,
  previous_view_id: view.previousViewId ?? null,
});

/** A Home as Slack writes it. */
export const homeJson = (workspace: Workspace, home: Home): JsonObject => ({
  ...defaults,
  ...home.content,
  ...ownerJson(workspace),
  id: home.id,
  hash: home.hash,
  root_view_id: home.id,
  previous_view_id: null,
});

const defaults: JsonObject = {
  callback_id: '',
  private_metadata: '',
  external_id: '',
  clear_on_close: false,
  notify_on_close: false,
  title: null,
  submit: null,
  close: null,
  state: { values: {} },
};

const ownerJson = ({ team, app }: Workspace): JsonObject => ({
  team_id: team.id,
  app_id: app.id,
  app_installed_team_id: team.id,
  bot_id: app.botId,
});
