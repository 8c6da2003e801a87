import { z } from 'zod';
import { JsonObject } from '../../../../src/lib/json.ts';
import { err, ok, type Result } from '../../../../src/lib/result.ts';
import { checkView } from '../../../../src/slack/limits/check.ts';
import { findView, openView, publishHome, pushView, updateView } from '../../state/views.ts';
import { homeJson, viewJson } from '../../state/wire/view.ts';
import type { Workspace } from '../../state/workspace.ts';
import { nested, optionalText, text } from '../args.ts';
import { refuseProblems } from '../content.ts';
import { type Call, method } from '../method.ts';
import { type Refusal, refuse, refuseArguments } from '../refusal.ts';

const view = nested(JsonObject);
const laid = z.object({ trigger_id: text, view });

/** Methods about forms and Home. */
export const viewMethods = [
  method({
    name: 'views.open',
    tier: 't4',
    args: laid,
    run: (call, args) => {
      const passed = admit(call, args);
      if (!passed.ok) return passed;
      const { workspace } = call;
      return ok({ view: viewJson(workspace, openView(workspace, passed.value, args.view)) });
    },
  }),
  method({
    name: 'views.push',
    tier: 't4',
    args: laid,
    run: (call, args) => {
      const passed = admit(call, args);
      if (!passed.ok) return passed;
      const { workspace } = call;
      const pushed = pushView(workspace, passed.value, args.view);
      return pushed.ok ? ok({ view: viewJson(workspace, pushed.value) }) : refuse(pushed.error);
    },
  }),
  method({
    name: 'views.update',
    tier: 't4',
    args: z.object({ view_id: optionalText, external_id: optionalText, hash: optionalText, view }),
    run: ({ workspace }, args) => {
      const checked = check(args.view, 'modal');
      if (!checked.ok) return checked;
      const key = keyOf(args);
      if (key === undefined) {
        return refuseArguments(['[ERROR] missing required field: view_id']);
      }
      const found = findView(workspace, key);
      if (found !== undefined && isTaken(workspace, args.view, found.id)) {
        return refuse('duplicate_external_id');
      }
      const done = updateView(workspace, key, { content: args.view, hash: args.hash });
      return done.ok ? ok({ view: viewJson(workspace, done.value) }) : refuse(done.error);
    },
  }),
  method({
    name: 'views.publish',
    tier: 't4',
    args: z.object({ user_id: text, hash: optionalText, view }),
    run: ({ workspace }, args) => {
      const checked = check(args.view, 'home');
      if (!checked.ok) return checked;
      if (workspace.app.manifest.features.app_home?.home_tab_enabled !== true) {
        return refuse('not_enabled');
      }
      const user = workspace.users.get(args.user_id);
      if (user === undefined || user.isBot) {
        return refuseArguments(['[ERROR] user_not_found [json-pointer:/user_id]']);
      }
      const home = publishHome(workspace, user.id, { content: args.view, hash: args.hash });
      return home.ok ? ok({ view: homeJson(workspace, home.value) }) : refuse(home.error);
    },
  }),
];

const keyOf = (args: { view_id?: string | undefined; external_id?: string | undefined }) => {
  if (args.view_id !== undefined) return { id: args.view_id };
  return args.external_id === undefined ? undefined : { externalId: args.external_id };
};

/** The person whose trigger this is. A view that does not hold leaves the trigger unspent. */
const admit = (
  { workspace, triggers }: Call,
  { view, trigger_id }: z.output<typeof laid>,
): Result<string, Refusal> => {
  const checked = check(view, 'modal');
  if (!checked.ok) return checked;
  if (isTaken(workspace, view)) return refuse('duplicate_external_id');
  const used = triggers.use(trigger_id);
  return used.ok ? ok(used.user) : refuse(used.error);
};

const check = (view: JsonObject, type: 'modal' | 'home'): Result<undefined, Refusal> => {
  if (view['type'] !== type) {
    return refuseArguments([`[ERROR] must be ${type} [json-pointer:/view/type]`]);
  }
  const problems = checkView(view);
  if (problems.length === 0) return ok(undefined);
  return err(refuseProblems(problems, '/view').error);
};

const isTaken = (workspace: Workspace, view: JsonObject, own?: string): boolean => {
  const externalId = view['external_id'];
  if (typeof externalId !== 'string' || externalId === '') return false;
  const other = findView(workspace, { externalId });
  return other !== undefined && other.id !== own;
};
