import { Queue, Worker } from 'bullmq';

/** BullMQ as anybody would use it: a queue and a worker on one Redis. */
export type BareQueue = AsyncDisposable & {
  /** Adds a job; answers when a worker has begun it. */
  readonly pass: () => Promise<void>;
};

export async function openBareQueue(redisUrl: string): Promise<BareQueue> {
  const { hostname: host, port } = new URL(redisUrl);
  const connection = { host, port: Number(port), maxRetriesPerRequest: null };
  const queue = new Queue('bench', { connection });
  let begun: () => void = () => undefined;
  const worker = new Worker('bench', async () => begun(), { connection });
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  return {
    pass: async () => {
      const started = Promise.withResolvers<void>();
      begun = started.resolve;
      await queue.add('job', {}, { removeOnComplete: true });
      await started.promise;
    },
    [Symbol.asyncDispose]: async () => {
      await worker.close();
      await queue.close();
    },
  };
}
