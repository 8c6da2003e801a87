import type { ServerResponse } from 'node:http';

/** The responses that are under way, so that closing waits for them and for nothing else. */
export type Traffic = {
  readonly add: (response: ServerResponse) => void;
  /** Resolves when no response is under way. */
  readonly quiet: () => Promise<void>;
};

export function traffic(): Traffic {
  const open = new Set<ServerResponse>();
  let waiting: (() => void) | undefined;
  return {
    add: (response) => {
      open.add(response);
      // Comes for every response, also when its reader went before the end.
      response.once('close', () => {
        open.delete(response);
        if (open.size === 0) waiting?.();
      });
    },
    quiet: () =>
      new Promise((resolve) => {
        waiting = resolve;
        if (open.size === 0) resolve();
      }),
  };
}
