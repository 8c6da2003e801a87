import type { EventEmitter } from 'node:events';
import { z } from 'zod';
import type { Log } from './app/ship.ts';
import { isSlacksOwn } from './slack/guard.ts';

const Named = z.object({ code: z.string() }).or(z.object({ name: z.string() }));

const codeOf = (error: unknown): string => {
  const named = Named.safeParse(error).data;
  if (named === undefined) return typeof error;
  return 'code' in named ? named.code : named.name;
};

/**
 * Hears of every promise of this process that failed with nobody there to take it. What comes out of Slack's packages
 * alone is logged once for each code, and everything goes on. Anything else is a fault of ours, after which nobody knows
 * what still holds: the first one resolves, and whoever waits drains and ends the process.
 */
export function firstFault(of: Pick<EventEmitter, 'on'>, log: Log): Promise<unknown> {
  const seen = new Set<string>();
  return new Promise((resolve) => {
    of.on('unhandledRejection', (error: unknown) => {
      if (!isSlacksOwn(error)) {
        log.warn({ event: 'Fault', err: error });
        resolve(error);
        return;
      }
      const code = codeOf(error);
      if (seen.has(code)) return;
      seen.add(code);
      log.warn({ event: 'SlackFault', code, err: error });
    });
  });
}
