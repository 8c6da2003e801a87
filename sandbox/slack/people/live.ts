import type { Log } from '../control/log.ts';
import { canSee } from '../state/find.ts';
import type { Workspace } from '../state/workspace.ts';
import { liveEventsOf } from './live-events.ts';
import type { LiveEvent } from './shapes.ts';

/** Tells the open pages what has changed. */
export type Live = {
  /** To this person's pages, or to everybody's. */
  readonly tell: (event: LiveEvent, user?: string) => void;
  /** Hears what concerns a person. Answers how to stop. */
  readonly hear: (user: string, listener: Listener) => () => void;
  readonly close: () => void;
};

export type Listener = {
  readonly news: (event: LiveEvent) => void;
  /** There will be no more. */
  readonly end: () => void;
};

export function newLive(workspace: Workspace, log: Log): Live {
  const listeners = new Set<Listener & { readonly user: string }>();
  const tell = (event: LiveEvent, user?: string): void => {
    for (const listener of listeners) {
      if (user !== undefined && listener.user !== user) continue;
      if (concerns(workspace, event, listener.user)) listener.news(event);
    }
  };
  const stops = [
    workspace.onChange((change) => {
      for (const { event, user } of liveEventsOf(change)) tell(event, user);
    }),
    log.onEntry(({ kind }) => {
      tell({ changed: 'log' });
      if (kind === 'socket') tell({ changed: 'app' });
    }),
  ];
  return {
    tell,
    hear: (user, { news, end }) => {
      const listener = { user, news, end };
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      for (const stop of stops) stop();
      for (const listener of listeners) listener.end();
      listeners.clear();
    },
  };
}

/** Of a channel hears who can see it. */
function concerns(workspace: Workspace, event: LiveEvent, user: string): boolean {
  if (event.changed !== 'channel') return true;
  const channel = workspace.channels.get(event.channel);
  return channel !== undefined && canSee(workspace, channel, user);
}
