import type { Ship } from './ship.ts';

/** Does work about one incident. False where it failed: then nothing is thrown, and the next round tries again. */
export type Apart = (incident: string, work: () => Promise<void>) => Promise<boolean>;

/**
 * How a round goes through incidents: one that cannot be read or attended to keeps no other waiting. It is said under
 * this name, once until it goes well again. Work about several incidents goes through here, whoever does it.
 */
export function eachApart({ log }: Pick<Ship, 'log'>, event: string): Apart {
  const failing = new Set<string>();
  return async (incident, work) => {
    try {
      await work();
      failing.delete(incident);
      return true;
    } catch (err) {
      if (!failing.has(incident)) log.warn({ event, incident, err });
      failing.add(incident);
      return false;
    }
  };
}
