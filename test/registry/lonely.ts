import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';

/**
 * Wants to be alone, and says when it is (`in`), whether it still is once in 20 ms (`holds` with the time), and that it
 * heard of having lost the place (`lost`). Goes on wanting, to be stopped and killed at any moment.
 */
const [url = '', folder = ''] = process.argv.slice(2);
const clock = { now: () => new Date().toISOString() };
const registry = await openPostgresRegistry({ url, clock, folder });
const say = (what: string) => process.stdout.write(`${what} ${Date.now()}\n`);

say('up');
for (const signal = new AbortController().signal; ; ) {
  await registry.alone(
    'poster',
    async (place) => {
      say('in');
      while (!place.signal.aborted) {
        if (place.holds()) say('holds');
        await sleep(20);
      }
      say('lost');
    },
    signal,
  );
}
