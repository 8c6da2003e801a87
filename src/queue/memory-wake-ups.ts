import { withBackend } from 'bullmq';
import type { OnWakeUp, WakeUps } from '../app/ports/wake-ups.ts';
import { gatherCrew } from './crew.ts';
import { type OnWireProblem, WireDown } from './errors.ts';
import { createMemoryBackend } from './memory-backend.ts';
import { memoryWire } from './memory-wire.ts';
import { startShift } from './shift.ts';
import { once } from './waits.ts';
import { jobOptionsOf, payloadOf, queueName } from './wake-up-job.ts';

/**
 * The wire inside one process: BullMQ on memory, nothing to install, nothing stored. What waits is
 * forgotten with the process; the registry sends every pending step again.
 * `wake` rejects with `WireDown` after the wire was disposed.
 */
export function memoryWakeUps(options: {
  readonly onError: OnWireProblem;
}): WakeUps & AsyncDisposable {
  const { onError } = options;
  const { Queue, Worker } = withBackend(createMemoryBackend);
  const connection = memoryWire();
  const queue = new Queue(queueName, { connection, skipMetasUpdate: true });
  queue.on('error', onError);
  const crew = gatherCrew();
  let closed = false;

  function work(handler: OnWakeUp, { concurrency }: { readonly concurrency: number }) {
    const shift = startShift(handler, onError);
    const worker = new Worker(queueName, shift.process, {
      connection,
      concurrency,
      maxStalledCount: 0,
      skipLockRenewal: true,
      skipStalledCheck: true,
    });
    worker.on('error', onError);
    return crew.join(async () => {
      await Promise.all([worker.close(), shift.end()]);
    });
  }

  return {
    wake: async (wakeUp) => {
      if (closed) throw new WireDown('memory', new Error('it is closed'));
      await queue.add(queueName, payloadOf(wakeUp), jobOptionsOf(wakeUp));
    },
    work,
    [Symbol.asyncDispose]: once(async () => {
      closed = true;
      await crew.stopAll();
      await queue.close();
    }),
  };
}
