import { setTimeout as wait } from 'node:timers/promises';
import { type BotOptions, type Life, launch } from '../lib/bot.ts';
import type { Kill } from './schedule.ts';

/** The bot through all its lives; `url` is where the present one listens, if it does. */
export type Fleet = AsyncDisposable & {
  readonly url: () => string | undefined;
  /** Lives the next life until it is killed as planned. */
  readonly liveAndDie: (kill: Kill) => Promise<void>;
  /** The last life, which nobody kills. */
  readonly live: () => Promise<void>;
  /** Ends the last life in order; answers its exit code. */
  readonly drain: () => Promise<number | null>;
};

/** `looked` is called with each life's process as soon as it is ready. */
export function fleetOf(options: BotOptions, looked: (pid: number) => Promise<void>): Fleet {
  let url: string | undefined;
  let life: Life | undefined;
  const begin = (): Life => {
    life = launch(options);
    return life;
  };
  const untilReady = async (now: Life): Promise<void> => {
    const found = await now.ready;
    if (found === undefined) return;
    url = found;
    await looked(now.pid);
  };
  const end = async (now: Life): Promise<void> => {
    url = undefined;
    await now.kill();
  };
  return {
    url: () => url,
    liveAndDie: async ({ after, ms }) => {
      const now = begin();
      const ready = untilReady(now);
      ready.catch(() => undefined);
      if (after === 'ready') await ready;
      await wait(ms);
      await end(now);
      await ready;
    },
    live: async () => untilReady(begin()),
    drain: async () => {
      url = undefined;
      return (await life?.drain()) ?? null;
    },
    [Symbol.asyncDispose]: async () => {
      if (life) await end(life);
    },
  };
}
