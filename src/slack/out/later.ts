import type { Log } from '../../app/ship.ts';

/** Work that nobody waits for, until the end. */
export type Later = {
  readonly do: (work: () => Promise<void>) => void;
  /** Resolves when all of it is done. */
  readonly settled: () => Promise<void>;
};

/** What fails is said: nobody else would hear of it. */
export function openLater(log: Log): Later {
  const open = new Set<Promise<void>>();
  const did = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.warn({ event: 'SlackRequestFailed', err: error });
    }
  };
  return {
    do: (work) => {
      const done = did(work).finally(() => open.delete(done));
      open.add(done);
    },
    settled: async () => void (await Promise.all(open)),
  };
}
