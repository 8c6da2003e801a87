import { z } from 'zod';
import type { JsonObject } from '../../../src/lib/json.ts';
import { err, ok, type Result } from '../../../src/lib/result.ts';
import { withBlockIds } from './blocks.ts';
import type { Home, View, ViewEnd } from './view.ts';
import type { Workspace } from './workspace.ts';

/** Forms one above the other, at most (views.push). */
const deepestStack = 3;

/** A person's open forms, the one on top last. */
export const stackOf = (workspace: Workspace, user: string): readonly View[] =>
  (workspace.stacks.get(user) ?? []).flatMap((id) => workspace.views.get(id) ?? []);

/** Opens a form. Forms of the app that were open at this person are put away. */
export const openView = (workspace: Workspace, user: string, content: JsonObject): View => {
  closeStack(workspace, user, 'replaced');
  return lay(workspace, user, content);
};

/** Lays a form on top of the one that is open. */
export const pushView = (
  workspace: Workspace,
  user: string,
  content: JsonObject,
): Result<View, 'push_limit_reached' | 'not_found'> => {
  const stack = stackOf(workspace, user);
  if (stack.length === 0) return err('not_found');
  return stack.length >= deepestStack
    ? err('push_limit_reached')
    : ok(lay(workspace, user, content));
};

const lay = (workspace: Workspace, user: string, content: JsonObject): View => {
  const stack = stackOf(workspace, user);
  const id = workspace.nextId('V');
  const view: View = {
    id,
    user,
    content: prepared(content),
    hash: nextHash(workspace),
    rootViewId: stack[0]?.id ?? id,
    previousViewId: stack.at(-1)?.id,
  };
  workspace.views.set(id, view);
  workspace.stacks.set(user, [...stack.map((each) => each.id), id]);
  workspace.emit({ type: 'viewOpened', view });
  return view;
};

/** Which form: by its id or by the `external_id` that the app gave it. */
export type ViewKey = { readonly id: string } | { readonly externalId: string };

/** The open form of this key. */
export const findView = (workspace: Workspace, key: ViewKey): View | undefined =>
  'id' in key
    ? workspace.views.get(key.id)
    : [...workspace.views.values()].find((v) => v.content['external_id'] === key.externalId);

/** Replaces what a form shows. With a `hash` only if nothing has changed it since. */
export const updateView = (
  workspace: Workspace,
  key: ViewKey,
  { content, hash }: { content: JsonObject; hash?: string | undefined },
): Result<View, 'not_found' | 'hash_conflict'> => {
  const previous = findView(workspace, key);
  if (previous === undefined) return err('not_found');
  if (hash !== undefined && hash !== previous.hash) return err('hash_conflict');
  const view = { ...previous, content: prepared(content), hash: nextHash(workspace) };
  workspace.views.set(view.id, view);
  workspace.emit({ type: 'viewUpdated', view });
  return ok(view);
};

/** Closes a form and those above it. */
export const closeView = (workspace: Workspace, view: View, how: ViewEnd): void => {
  const stack = stackOf(workspace, view.user);
  const from = stack.findIndex((each) => each.id === view.id);
  if (from >= 0) closeFrom(workspace, view.user, { from, how });
};

/** Closes all forms of a person. */
export const closeStack = (workspace: Workspace, user: string, how: ViewEnd): void =>
  closeFrom(workspace, user, { from: 0, how });

const closeFrom = (
  workspace: Workspace,
  user: string,
  { from, how }: { from: number; how: ViewEnd },
): void => {
  const stack = stackOf(workspace, user);
  const closed = stack.slice(from).toReversed();
  workspace.stacks.set(
    user,
    stack.slice(0, from).map((view) => view.id),
  );
  for (const view of closed) workspace.views.delete(view.id);
  for (const view of closed) workspace.emit({ type: 'viewClosed', view, how });
};

/** Shows something in a person's Home. With a `hash` only if nothing has changed it since. */
export const publishHome = (
  workspace: Workspace,
  user: string,
  { content, hash }: { content: JsonObject; hash?: string | undefined },
): Result<Home, 'hash_conflict'> => {
  const previous = workspace.homes.get(user);
  if (hash !== undefined && hash !== previous?.hash) return err('hash_conflict');
  const home: Home = {
    id: previous?.id ?? workspace.nextId('V'),
    user,
    content: prepared(content),
    hash: nextHash(workspace),
  };
  workspace.homes.set(user, home);
  workspace.emit({ type: 'homePublished', home });
  return ok(home);
};

const Blocks = z.array(z.record(z.string(), z.json())).default([]);

const prepared = (content: JsonObject): JsonObject => ({
  ...content,
  blocks: [...withBlockIds(Blocks.parse(content['blocks']))],
});

const nextHash = (workspace: Workspace): string =>
  `${Math.floor(workspace.clock.now() / 1_000)}.${workspace.nextId('h')}`;
