import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { redisWakeUps } from '../../src/queue/redis-wake-ups.ts';
import { freePort, haveRedis, type PrivateRedis, startRedis } from '../support/redis.ts';
import { wakeUpsContract } from './contract.ts';
import { recorder, step } from './recorder.ts';

const here = haveRedis();

async function ownRedis(): Promise<PrivateRedis> {
  const redis = await startRedis();
  onTestFinished(() => redis[Symbol.asyncDispose]());
  return redis;
}

function wireTo(redis: { readonly url: string }) {
  const problems: Error[] = [];
  const twoDown = Promise.withResolvers<void>();
  const downs = () => problems.filter(({ name }) => name === 'WireDown').length;
  const wakeUps = redisWakeUps({
    url: redis.url,
    onError: (problem) => {
      problems.push(problem);
      if (downs() === 2) twoDown.resolve();
    },
  });
  onTestFinished(() => wakeUps[Symbol.asyncDispose]());
  /** Resolves when both the sender and the worker told of an outage. */
  return { wakeUps, problems, downs, bothDown: twoDown.promise };
}

/** What `wake` did and how long it took. */
async function timed(wake: PromiseLike<void>) {
  const start = performance.now();
  const [{ status, ...rest }] = await Promise.allSettled([wake]);
  return { status, ...rest, ms: performance.now() - start };
}

/** What a reconciler does: sends again while the step stays pending. */
async function sendUntilTaken(send: () => Promise<void>): Promise<void> {
  for (;;) {
    const sent = await send().then(
      () => true,
      () => false,
    );
    if (sent) return;
    await new Promise(setImmediate);
  }
}

describe.runIf(here)('wake-ups on Redis', () => {
  let redis: PrivateRedis;
  let prefixes = 0;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis[Symbol.asyncDispose]());

  wakeUpsContract(async (onError) => {
    prefixes += 1;
    return redisWakeUps({ url: redis.url, prefix: `{contract-${prefixes}}`, onError });
  });
});

describe.runIf(here)('two prefixes on one Redis', () => {
  test('do not take each other’s wake-ups', async () => {
    const redis = await ownRedis();
    const open = (prefix: string) => redisWakeUps({ url: redis.url, prefix, onError: () => {} });
    const [ours, theirs] = [open('{ours}'), open('{theirs}')];
    onTestFinished(() => ours[Symbol.asyncDispose]());
    onTestFinished(() => theirs[Symbol.asyncDispose]());
    const calls = recorder();
    theirs.work(calls.handler, { concurrency: 1 });
    await ours.wake(step('ours'));
    await theirs.wake(step('theirs'));
    await calls.atLeast(1);
    expect(calls.seen).toEqual([step('theirs')]);
  });
});

describe.runIf(here)('a message that is no wake-up', () => {
  test('is reported and dropped, and the worker goes on', async () => {
    const redis = await ownRedis();
    const { wakeUps, problems } = wireTo(redis);
    const stranger = new Queue('wake-ups', {
      connection: { url: redis.url },
      prefix: '{sternway}',
    });
    onTestFinished(() => stranger.close());
    await stranger.add('x', { stepId: 'RB-1/a', epoch: 'one' }, { jobId: 'x.1' });
    await wakeUps.wake(step('a'));
    const calls = recorder();
    wakeUps.work(calls.handler, { concurrency: 1 });
    await calls.atLeast(1);
    expect(calls.seen).toEqual([step('a')]);
    expect(problems.map(({ name }) => name)).toEqual(['UnreadableWakeUp']);
  });
});

describe.runIf(here)('an ended wake-up', () => {
  test('leaves no job behind in Redis', async () => {
    const redis = await ownRedis();
    const { wakeUps } = wireTo(redis);
    const calls = recorder();
    wakeUps.work(
      async (wakeUp, signal) => {
        await calls.handler(wakeUp, signal);
        if (wakeUp.stepId.endsWith('bad')) throw new Error('no');
      },
      { concurrency: 1 },
    );
    await wakeUps.wake(step('bad'));
    await wakeUps.wake(step('good'));
    await calls.atLeast(2);
    await wakeUps[Symbol.asyncDispose]();
    const keys = (await redis.cli('KEYS', '*')).split('\n');
    expect(keys.filter((key) => key.includes('RB-17'))).toEqual([]);
    expect((await redis.cli('CLIENT', 'LIST')).split('\n')).toHaveLength(1);
  });
});

describe.runIf(here)('a handler that takes long to end', () => {
  test('is awaited for longer than a close may take', async () => {
    const redis = await ownRedis();
    const { wakeUps } = wireTo(redis);
    const started = Promise.withResolvers<void>();
    let ended = false;
    wakeUps.work(
      async () => {
        started.resolve();
        await setTimeout(3_500);
        ended = true;
      },
      { concurrency: 1 },
    );
    await wakeUps.wake(step('a'));
    await started.promise;
    await wakeUps[Symbol.asyncDispose]();
    expect(ended).toBe(true);
  });
});

describe.runIf(here)('a Redis that dies', () => {
  test('makes wake reject as WireDown within 2 s, and takes wake-ups again after its restart', async () => {
    const redis = await ownRedis();
    const { wakeUps, downs, bothDown } = wireTo(redis);
    const calls = recorder();
    wakeUps.work(calls.handler, { concurrency: 1 });
    await wakeUps.wake(step('before'));
    await calls.atLeast(1);
    await redis.kill();
    await bothDown;
    const tries = await Promise.all([1, 2, 3].map((n) => timed(wakeUps.wake(step('down', n)))));
    expect(tries.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(Math.max(...tries.map(({ ms }) => ms))).toBeLessThan(2_000);
    expect(tries[0]).toMatchObject({ reason: { name: 'WireDown', wire: redis.url } });
    await redis.restart();
    await sendUntilTaken(() => wakeUps.wake(step('after')));
    await calls.atLeast(2);
    expect(calls.seen.at(-1)).toEqual(step('after'));
    // One for the sender, one for the worker: an outage is told once, not at every try.
    expect(downs()).toBe(2);
  });

  test('leaves a running handler and its signal alone', async () => {
    const redis = await ownRedis();
    const { wakeUps } = wireTo(redis);
    const calls = recorder({ hold: true });
    wakeUps.work(calls.handler, { concurrency: 1 });
    await wakeUps.wake(step('long'));
    await calls.atLeast(1);
    await redis.restart();
    await sendUntilTaken(() => wakeUps.wake(step('next')));
    expect(calls.signals[0]?.aborted).toBe(false);
    calls.release();
    await calls.atLeast(2);
    expect(calls.seen).toEqual([step('long'), step('next')]);
  });

  test('does not keep the wire from closing', async () => {
    const redis = await ownRedis();
    const { wakeUps } = wireTo(redis);
    const calls = recorder();
    wakeUps.work(calls.handler, { concurrency: 1 });
    await wakeUps.wake(step('a'));
    await calls.atLeast(1);
    await redis.kill();
    const { status, ms } = await timed(wakeUps[Symbol.asyncDispose]());
    expect(status).toBe('fulfilled');
    expect(ms).toBeLessThan(9_000);
  });
});

describe.runIf(here)('a Redis that is not there at the start', () => {
  test('makes wake reject within 2 s, and lets the wire close', async () => {
    const { wakeUps } = wireTo({ url: `redis://127.0.0.1:${await freePort()}` });
    wakeUps.work(async () => {}, { concurrency: 1 });
    const { status, ms } = await timed(wakeUps.wake(step('a')));
    expect(status).toBe('rejected');
    expect(ms).toBeLessThan(2_000);
    await wakeUps[Symbol.asyncDispose]();
  });
});

describe.runIf(here)('a Redis that hangs', () => {
  test('makes wake reject within 2 s, and serves again when it goes on', async () => {
    const redis = await ownRedis();
    const { wakeUps } = wireTo(redis);
    const calls = recorder();
    wakeUps.work(calls.handler, { concurrency: 1 });
    await wakeUps.wake(step('before'));
    await calls.atLeast(1);
    redis.freeze();
    const { status, ms } = await timed(wakeUps.wake(step('down')));
    redis.thaw();
    expect(status).toBe('rejected');
    expect(ms).toBeLessThan(2_000);
    await sendUntilTaken(() => wakeUps.wake(step('after')));
    await calls.atLeast(2);
  });

  test('does not keep the wire from closing', async () => {
    const redis = await ownRedis();
    const { wakeUps } = wireTo(redis);
    const calls = recorder({ hold: true });
    wakeUps.work(calls.handler, { concurrency: 1 });
    await wakeUps.wake(step('a'));
    await calls.atLeast(1);
    redis.freeze();
    calls.release();
    const { status, ms } = await timed(wakeUps[Symbol.asyncDispose]());
    expect(status).toBe('fulfilled');
    expect(ms).toBeLessThan(12_000);
  });
});

describe.runIf(here)('a Redis that is wiped', () => {
  test('forgets what waits, and takes it again', async () => {
    const redis = await ownRedis();
    const { wakeUps } = wireTo(redis);
    await wakeUps.wake(step('a'));
    await redis.cli('FLUSHALL');
    const calls = recorder();
    wakeUps.work(calls.handler, { concurrency: 1 });
    await wakeUps.wake(step('b'));
    await calls.atLeast(1);
    await wakeUps.wake(step('a'));
    await calls.atLeast(2);
    expect(calls.seen).toEqual([step('b'), step('a')]);
  });

  test('while a handler runs may start the same wake-up twice, and closing stops both', async () => {
    const redis = await ownRedis();
    const { wakeUps } = wireTo(redis);
    const calls = recorder({ hold: true });
    wakeUps.work(calls.handler, { concurrency: 2 });
    await wakeUps.wake(step('a'));
    await calls.atLeast(1);
    await redis.cli('FLUSHALL');
    await wakeUps.wake(step('a'));
    await calls.atLeast(2);
    const disposed = wakeUps[Symbol.asyncDispose]();
    expect(calls.signals.map(({ aborted }) => aborted)).toEqual([true, true]);
    calls.release();
    await disposed;
  });
});

describe.runIf(here)('a worker that is killed while it runs a wake-up', () => {
  test('leaves it to whoever sends it again, and nobody gets it unsent', async () => {
    const redis = await ownRedis();
    const { wakeUps } = wireTo(redis);
    const script = fileURLToPath(new URL('doomed-worker.ts', import.meta.url));
    const doomed = spawn(process.execPath, [script, redis.url], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => {
      doomed.kill('SIGKILL');
    });
    await wakeUps.wake(step('a'));
    await once(doomed.stdout, 'data');
    doomed.kill('SIGKILL');
    const again = Promise.withResolvers<void>();
    let calls = 0;
    wakeUps.work(
      async ({ stepId }) => {
        if (!stepId.endsWith('/a')) return;
        calls += 1;
        again.resolve();
      },
      { concurrency: 1 },
    );
    // BullMQ lets go of it once the lock of the dead worker ran out; until then other work goes on.
    const jobKey = '{sternway}:wake-ups:RB-17/a.1';
    while ((await redis.cli('EXISTS', jobKey)) === '1') await wakeUps.wake(step('other'));
    expect(calls).toBe(0);
    await wakeUps.wake(step('a'));
    await again.promise;
    await wakeUps[Symbol.asyncDispose]();
    expect(calls).toBe(1);
  });
});
