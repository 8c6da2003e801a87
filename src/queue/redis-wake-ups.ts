import { createRedisBackend, withBackend } from 'bullmq';
import type { OnWakeUp, WakeUp, WakeUps } from '../app/ports/wake-ups.ts';
import { gatherCrew } from './crew.ts';
import { type OnWireProblem, WireDown } from './errors.ts';
import { outageReporter } from './outage.ts';
import { addressOf } from './redis-address.ts';
import { RedisLine } from './redis-line.ts';
import { startShift } from './shift.ts';
import { once, within } from './waits.ts';
import { jobOptionsOf, payloadOf, queueName } from './wake-up-job.ts';

const { Queue, Worker } = withBackend(createRedisBackend);

/** Together they bound `wake`: less than 2 s. */
const waits = { readyMs: 700, commandMs: 1_000, addMs: 1_200 } as const;
const closeMs = 3_000;

/**
 * When a worker dies, BullMQ ignores a repeated wake-up until it takes the first for stalled: at most
 * the lock and two looks, 10 s. Short is safe, since the registry decides what runs.
 */
const stall = { maxStalledCount: 0, lockDuration: 5_000, stalledInterval: 2_500 } as const;

export type RedisWakeUpsOptions = {
  /** `redis://…` or `rediss://…` */
  readonly url: string;
  /**
   * Begins every key; programs with the same prefix take each other's wake-ups. In braces, so that
   * Redis Cluster keeps the keys together.
   */
  readonly prefix?: string | undefined;
  readonly onError: OnWireProblem;
};

/**
 * The wire over Redis or Valkey. `wake` rejects with `WireDown` within 2 s when the server does not
 * take it (it may have, so that the next one doubles it). Senders and workers reconnect by
 * themselves; `onError` hears of an outage once, not at every try. While it lasts, running handlers
 * go on and their signals stay quiet.
 */
export function redisWakeUps(options: RedisWakeUpsOptions): WakeUps & AsyncDisposable {
  const { url, onError } = options;
  const wire = addressOf(url);
  const prefix = options.prefix ?? '{sternway}';
  const sender = openSender(options, prefix);
  const crew = gatherCrew();

  function work(handler: OnWakeUp, { concurrency }: { readonly concurrency: number }) {
    const shift = startShift(handler, onError);
    const connection = new RedisLine(url, { maxRetriesPerRequest: null });
    const worker = new Worker(queueName, shift.process, {
      ...stall,
      connection,
      prefix,
      concurrency,
      skipVersionCheck: true,
      runRetryDelay: 500,
    });
    worker.on('error', outageReporter(connection, wire, onError));
    return crew.join(async () => {
      await Promise.all([connection.retire(), shift.end()]);
      await Promise.allSettled([within(closeMs, worker.close())]);
      await connection.cut();
    });
  }

  return {
    wake: sender.wake,
    work,
    [Symbol.asyncDispose]: once(async () => {
      await crew.stopAll();
      await sender.close();
    }),
  };
}

/**
 * `skipVersionCheck`: BullMQ's own check breaks its connection for good when the server goes away in
 * the middle of it; `checkRedis` looks at the version instead.
 */
function openSender({ url, onError }: RedisWakeUpsOptions, prefix: string) {
  const wire = addressOf(url);
  const connection = new RedisLine(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: waits.commandMs,
  });
  const queue = new Queue(queueName, {
    connection,
    prefix,
    skipVersionCheck: true,
    streams: { events: { maxLen: 100 } },
  });
  queue.on('error', outageReporter(connection, wire, onError));

  return {
    wake: async (wakeUp: WakeUp): Promise<void> => {
      try {
        // A wait of its own: a server that was never there is not flooded when it comes.
        await within(waits.readyMs, queue.waitUntilReady());
        await within(waits.addMs, queue.add(queueName, payloadOf(wakeUp), jobOptionsOf(wakeUp)));
      } catch (cause) {
        throw new WireDown(wire, cause);
      }
    },
    close: async () => {
      await connection.retire();
      await Promise.allSettled([within(closeMs, queue.close())]);
      await connection.cut();
    },
  };
}
