import { once } from './waits.ts';

/** The workers of one wire, so that disposing the wire stops those that nobody stopped. */
export type Crew = {
  /** Takes in a worker by the way it stops; answers its handle. */
  readonly join: (stop: () => Promise<void>) => AsyncDisposable;
  readonly stopAll: () => Promise<void>;
};

export function gatherCrew(): Crew {
  const stops = new Set<() => Promise<void>>();
  return {
    join: (stop) => {
      const leave = once(async () => {
        await stop();
        stops.delete(leave);
      });
      stops.add(leave);
      return { [Symbol.asyncDispose]: leave };
    },
    stopAll: async () => {
      await Promise.all(Array.from(stops, (leave) => leave()));
    },
  };
}
