import { redisWakeUps } from '../../src/queue/redis-wake-ups.ts';

// A worker in a process of its own that takes a wake-up, says so, and never ends it.
const wakeUps = redisWakeUps({ url: process.argv[2] ?? '', onError: () => {} });
wakeUps.work(
  async () => {
    process.stdout.write('taken\n');
    await new Promise(() => {});
  },
  { concurrency: 1 },
);
