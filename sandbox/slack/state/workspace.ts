import { type InstalledApp, installApp } from './app.ts';
import type { Change } from './change.ts';
import type { Channel } from './channel.ts';
import { type WorkspaceClock, workspaceClock } from './clock.ts';
import type { StoredFile } from './file.ts';
import type { UserGroup } from './group.ts';
import type { Manifest } from './manifest.ts';
import type { Ephemeral, Message } from './message.ts';
import { putUser, type User, type UserDraft } from './user.ts';
import type { Home, View } from './view.ts';

export type Team = { readonly id: string; readonly name: string; readonly domain: string };

/** A channel to begin with. `members` defaults to every active person that is no guest, and the bot. */
export type ChannelDraft = Pick<Channel, 'id' | 'name'> &
  Partial<Pick<Channel, 'kind' | 'creator' | 'members' | 'archived'>>;

export type NewWorkspace = {
  readonly manifest: Manifest;
  readonly users: readonly UserDraft[];
  readonly channels: readonly ChannelDraft[];
  readonly groups?: readonly UserGroup[];
  readonly clock?: WorkspaceClock;
  /** Scopes of the manifest that were not granted. */
  readonly withhold?: readonly string[];
};

type Listener = (change: Change) => void;

/** All that the workspace remembers. Values are replaced, never changed in place; only functions of this folder write. */
export type Workspace = {
  readonly clock: WorkspaceClock;
  readonly team: Team;
  /** What it was made from. */
  readonly beginning: NewWorkspace;
  app: InstalledApp;
  readonly users: Map<string, User>;
  readonly groups: Map<string, UserGroup>;
  readonly channels: Map<string, Channel>;
  /** By channel, then by `ts`, in order of posting. */
  readonly messages: Map<string, Map<string, Message>>;
  readonly ephemerals: Map<string, Ephemeral>;
  /** Open forms by id. */
  readonly views: Map<string, View>;
  /** Ids of each person's open forms, the one on top last. */
  readonly stacks: Map<string, readonly string[]>;
  readonly homes: Map<string, Home>;
  readonly files: Map<string, StoredFile>;
  /** An id that this workspace has not given before, for example `nextId('C')`. */
  nextId(prefix: string): string;
  /** The next free `ts` of a channel. */
  nextTs(channel: string): string;
  /** Hears every change from now on. Answers how to stop. */
  onChange(listener: Listener): () => void;
  emit(change: Change): void;
};

/** A workspace as it is on its first day. */
export const newWorkspace = (options: NewWorkspace): Workspace => {
  const workspace = emptyWorkspace(options);
  fill(workspace, options);
  return workspace;
};

/** Brings everything back to the first day, in place: whoever holds the workspace goes on with it. Time and ids go on. */
export const resetWorkspace = (workspace: Workspace): void => {
  const { users, groups, channels, messages, ephemerals, views, stacks, homes, files } = workspace;
  for (const map of [users, groups, channels, messages, ephemerals, views, stacks, homes, files]) {
    map.clear();
  }
  const { beginning } = workspace;
  workspace.app = installApp(beginning.manifest, beginning.withhold ?? []);
  fill(workspace, beginning);
  workspace.emit({ type: 'reset' });
};

const fill = (workspace: Workspace, options: NewWorkspace): void => {
  const { app } = workspace;
  putUser(workspace, { id: app.botUser, name: app.name, isBot: true });
  for (const user of options.users) putUser(workspace, user);
  for (const group of options.groups ?? []) workspace.groups.set(group.id, group);
  for (const draft of options.channels) putChannel(workspace, draft);
};

const emptyWorkspace = (options: NewWorkspace): Workspace => {
  const clock = options.clock ?? workspaceClock();
  const listeners = new Set<Listener>();
  return {
    clock,
    beginning: options,
    team: { id: 'T0SHOP', name: 'Shop', domain: 'shop' },
    app: installApp(options.manifest, options.withhold ?? []),
    users: new Map(),
    groups: new Map(),
    channels: new Map(),
    messages: new Map(),
    ephemerals: new Map(),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    files: new Map(),
    nextId: counter(),
    nextTs: timestamps(clock),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (change) => {
      for (const listener of listeners) listener(change);
    },
  };
};

const counter = () => {
  let last = 0;
  return (prefix: string): string => {
    last += 1;
    return `${prefix}${last.toString(36).toUpperCase().padStart(8, '0')}`;
  };
};

/** Microseconds of a channel rise strictly, also when many messages fall into one millisecond. */
const timestamps = (clock: WorkspaceClock) => {
  const last = new Map<string, number>();
  return (channel: string): string => {
    const micros = Math.max(clock.now() * 1_000, (last.get(channel) ?? 0) + 1);
    last.set(channel, micros);
    const seconds = Math.floor(micros / 1_000_000);
    return `${seconds}.${String(micros % 1_000_000).padStart(6, '0')}`;
  };
};

const putChannel = (workspace: Workspace, draft: ChannelDraft): void => {
  const people = [...workspace.users.values()].filter((u) => !u.isRestricted && !u.deleted);
  const creator = draft.creator ?? people.find((user) => !user.isBot)?.id ?? workspace.app.botUser;
  const at = workspace.clock.now();
  workspace.channels.set(draft.id, {
    kind: 'public',
    archived: false,
    members: people.map((user) => user.id),
    created: at,
    topic: { value: '', by: '', at: 0 },
    purpose: { value: '', by: '', at: 0 },
    pins: [],
    bookmarks: [],
    ...draft,
    creator,
  });
  workspace.messages.set(draft.id, new Map());
};
