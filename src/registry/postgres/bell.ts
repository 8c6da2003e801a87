import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from './connect.ts';
import { type Line, openLine } from './line.ts';

const channel = 'sternway_appended';
const listenAgainMs = 500;

export type Bell = {
  /** Tells all processes that something was appended, up to this position. Never waits, never fails: whoever hears nothing looks. */
  readonly ring: (position: number) => void;
  /** Resolves when nothing is on its way. */
  readonly quiet: () => Promise<void>;
};

/**
 * Rings outside of appends, and once for many: a NOTIFY inside a transaction lets no two of them commit at the same time.
 * `me` is who rings.
 */
export function openBell(store: Store, me: string): Bell {
  let due = 0;
  let ringing: Promise<void> | undefined;
  const ringOn = async (): Promise<void> => {
    while (due > 0) {
      const said = `${me} ${due}`;
      due = 0;
      await store
        .use(({ link }) => link.ask('ring', 'SELECT pg_notify($1, $2)', [channel, said]))
        .catch(() => undefined);
    }
    ringing = undefined;
  };
  return {
    ring: (position) => {
      due = Math.max(due, position);
      ringing ??= ringOn();
    },
    quiet: async () => ringing,
  };
}

export type Ear = AsyncDisposable & { readonly isOpen: () => boolean };

type Hearing = {
  /** Called when somebody else rang, with the position that they told. */
  readonly heard: (position: number) => void;
  /** Called when something may have been missed. */
  readonly opened: () => void;
};

/** Listens to the bell on a connection of its own, which is made anew whenever it is lost. */
export function openEar(url: string, me: string, { heard, opened }: Hearing): Ear {
  const closing = new AbortController();
  let line: Line | undefined;
  const listen = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      line = await lineTo(url, (said) => {
        const [who, position] = said.split(' ');
        if (who !== me) heard(Number(position));
      }).catch(() => undefined);
      if (line !== undefined) {
        opened();
        await aborted(AbortSignal.any([line.lost, closing.signal]));
        await line[Symbol.asyncDispose]();
      }
      await sleep(listenAgainMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const listening = listen();
  return {
    isOpen: () => line?.lost.aborted === false,
    [Symbol.asyncDispose]: async () => {
      closing.abort();
      await listening;
    },
  };
}

async function lineTo(url: string, heard: (said: string) => void): Promise<Line> {
  const line = await openLine(url);
  await line.listen(channel, heard);
  return line;
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
