import type { JobJson } from 'bullmq';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MemoryBackend } from '../../src/queue/memory-backend.ts';
import { memoryWakeUps } from '../../src/queue/memory-wake-ups.ts';
import { memoryWire } from '../../src/queue/memory-wire.ts';
import { wakeUpsContract } from './contract.ts';
import { recorder, step } from './recorder.ts';

describe('wake-ups in memory', () => {
  wakeUpsContract(async (onError) => memoryWakeUps({ onError }));
});

describe('a wake-up in memory that is sent while an idle worker closes', () => {
  test('waits for the next worker', async () => {
    const wakeUps = memoryWakeUps({ onError: () => {} });
    onTestFinished(() => wakeUps[Symbol.asyncDispose]());
    const first = recorder();
    const second = recorder();
    const worker = wakeUps.work(first.handler, { concurrency: 1 });
    await wakeUps.wake(step('before'));
    await first.atLeast(1);
    // Until the worker sleeps.
    await new Promise(setImmediate);
    const disposed = worker[Symbol.asyncDispose]();
    await Promise.all([wakeUps.wake(step('late')), disposed]);
    wakeUps.work(second.handler, { concurrency: 1 });
    await wakeUps.wake(step('last'));
    await second.atLeast(1);
    expect([first.seen, second.seen]).toEqual([[step('before')], [step('late')]]);
  });
});

describe('the memory behind it', () => {
  const job: JobJson = {
    id: 'a.1',
    name: 'wake-ups',
    data: '{}',
    opts: {},
    progress: 0,
    attemptsMade: 0,
    attemptsStarted: 0,
    timestamp: 0,
    failedReason: '',
    returnvalue: '',
    stalledCounter: 0,
  };

  test('gives what waits once, and takes its id again only after its end', () => {
    const wire = memoryWire();
    wire.put('a.1', job);
    wire.put('a.1', job);
    expect([wire.take(), wire.take()]).toEqual([['a.1', job], undefined]);
    wire.put('a.1', job);
    expect(wire.take()).toBeUndefined();
    wire.end('a.1');
    wire.put('a.1', job);
    expect(wire.take()).toEqual(['a.1', job]);
  });

  test('wakes every sleeper at an arrival, and one alone when it stops', async () => {
    const wire = memoryWire();
    const stop = new AbortController();
    const stopped = wire.arrival(stop.signal);
    const others = [1, 2].map(() => wire.arrival(new AbortController().signal));
    stop.abort();
    await expect(stopped).resolves.toBeUndefined();
    wire.put('a.1', job);
    await expect(Promise.all(others)).resolves.toHaveLength(2);
  });
});

describe('a member of BullMQ that wake-ups do not use', () => {
  test('refuses by its name', async () => {
    const backend = new MemoryBackend('wake-ups', memoryWire());
    await expect(backend.addLog()).rejects.toThrow('has no addLog');
    await expect(backend.moveToDelayed()).rejects.toThrow('has no moveToDelayed');
    expect(() => backend.forQueue()).toThrow('no sibling queues');
    expect(() => backend.parseNodeKey()).toThrow('no flows');
  });
});
