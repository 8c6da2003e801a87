import { describe, expect, onTestFinished, test } from 'vitest';
import type { WakeUps } from '../../src/app/ports/wake-ups.ts';
import { HandlerFailed, type OnWireProblem, WireDown } from '../../src/queue/errors.ts';
import { aborted, recorder, step } from './recorder.ts';

type Open = (onError: OnWireProblem) => Promise<WakeUps & AsyncDisposable>;

/** What every mode of the wire must do; `open` answers a fresh, empty one each time. */
export function wakeUpsContract(open: Open): void {
  const problems: Error[] = [];
  async function wire(): Promise<WakeUps & AsyncDisposable> {
    problems.length = 0;
    const wakeUps = await open((problem) => problems.push(problem));
    onTestFinished(() => wakeUps[Symbol.asyncDispose]());
    return wakeUps;
  }

  describe('two workers on one wire', () => {
    test('each wake-up reaches exactly one of them', async () => {
      const wakeUps = await wire();
      const calls = recorder();
      const workers = [1, 2].map(() => wakeUps.work(calls.handler, { concurrency: 2 }));
      const sent = Array.from({ length: 200 }, (_, number) => step(`s${number}`));
      await Promise.all(sent.map(wakeUps.wake));
      await calls.atLeast(200);
      for (const worker of workers) await worker[Symbol.asyncDispose]();
      expect(new Set(calls.seen.map(({ stepId }) => stepId)).size).toBe(200);
      expect(calls.seen).toHaveLength(200);
      expect(problems).toEqual([]);
    });

    test('what one leaves behind when it stops, the other takes', async () => {
      const wakeUps = await wire();
      const first = recorder();
      const second = recorder();
      const worker = wakeUps.work(first.handler, { concurrency: 1 });
      await wakeUps.wake(step('before'));
      await first.atLeast(1);
      await worker[Symbol.asyncDispose]();
      await wakeUps.wake(step('after'));
      wakeUps.work(second.handler, { concurrency: 1 });
      await second.atLeast(1);
      expect([first.seen, second.seen]).toEqual([[step('before')], [step('after')]]);
    });
  });

  describe('the same wake-up sent again', () => {
    test('runs once while it waits', async () => {
      const wakeUps = await wire();
      await wakeUps.wake(step('a'));
      await wakeUps.wake(step('a'));
      await wakeUps.wake(step('last'));
      const calls = recorder();
      wakeUps.work(calls.handler, { concurrency: 1 });
      await calls.atLeast(2);
      expect(calls.seen).toEqual([step('a'), step('last')]);
    });

    test('is ignored while it runs', async () => {
      const wakeUps = await wire();
      const calls = recorder({ hold: true });
      wakeUps.work(calls.handler, { concurrency: 3 });
      await wakeUps.wake(step('a'));
      await calls.atLeast(1);
      await wakeUps.wake(step('a'));
      await wakeUps.wake(step('last'));
      await calls.atLeast(2);
      calls.release();
      expect(calls.seen).toEqual([step('a'), step('last')]);
    });

    test('runs again after it ended', async () => {
      const wakeUps = await wire();
      const calls = recorder();
      const worker = wakeUps.work(calls.handler, { concurrency: 1 });
      await wakeUps.wake(step('a'));
      await calls.atLeast(1);
      // The end of the worker is the proof that the first one ended.
      await worker[Symbol.asyncDispose]();
      wakeUps.work(calls.handler, { concurrency: 1 });
      await wakeUps.wake(step('a'));
      await calls.atLeast(2);
      expect(calls.seen).toEqual([step('a'), step('a')]);
    });

    test('is another wake-up when its epoch is another', async () => {
      const wakeUps = await wire();
      await wakeUps.wake(step('a', 1));
      await wakeUps.wake(step('a', 2));
      const calls = recorder();
      wakeUps.work(calls.handler, { concurrency: 1 });
      await calls.atLeast(2);
      expect(calls.seen).toEqual([step('a', 1), step('a', 2)]);
    });
  });

  test('a step id may hold any character', async () => {
    const wakeUps = await wire();
    const odd = ['a:b', 'a%3Ab', '0:x', '17', 'ä ö/{}'].map((stepId) => ({ stepId, epoch: 1 }));
    await Promise.all(odd.map(wakeUps.wake));
    const calls = recorder();
    wakeUps.work(calls.handler, { concurrency: 1 });
    await calls.atLeast(odd.length);
    expect(calls.seen.map(({ stepId }) => stepId).sort()).toEqual(
      odd.map(({ stepId }) => stepId).sort(),
    );
  });

  describe('a worker with a concurrency of 3', () => {
    test('runs three at a time and never four', async () => {
      const wakeUps = await wire();
      const calls = recorder();
      const slow = async (...call: Parameters<typeof calls.handler>) => {
        calls.load.now += 1;
        calls.load.most = Math.max(calls.load.most, calls.load.now);
        await new Promise(setImmediate);
        calls.load.now -= 1;
        await calls.handler(...call);
      };
      wakeUps.work(slow, { concurrency: 3 });
      await Promise.all(Array.from({ length: 60 }, (_, n) => wakeUps.wake(step(`s${n}`))));
      await calls.atLeast(60);
      expect(calls.load.most).toBe(3);
    });
  });

  describe('disposing a worker', () => {
    test('aborts the signals of what runs, and waits for it', async () => {
      const wakeUps = await wire();
      const order: string[] = [];
      const started = Promise.withResolvers<void>();
      const mayEnd = Promise.withResolvers<void>();
      const worker = wakeUps.work(
        async (_wakeUp, signal) => {
          started.resolve();
          await aborted(signal);
          order.push('aborted');
          await mayEnd.promise;
          order.push('ended');
        },
        { concurrency: 1 },
      );
      await wakeUps.wake(step('a'));
      await started.promise;
      const disposed = worker[Symbol.asyncDispose]().then(() => order.push('disposed'));
      mayEnd.resolve();
      await disposed;
      expect(order).toEqual(['aborted', 'ended', 'disposed']);
      expect(problems).toEqual([]);
    });

    test('takes nothing new', async () => {
      const wakeUps = await wire();
      const calls = recorder({ hold: true });
      const worker = wakeUps.work(calls.handler, { concurrency: 1 });
      await wakeUps.wake(step('running'));
      await calls.atLeast(1);
      await wakeUps.wake(step('waiting'));
      const disposed = worker[Symbol.asyncDispose]();
      calls.release();
      await disposed;
      expect(calls.seen).toEqual([step('running')]);
    });

    test('may happen twice, and disposing the wire stops every worker', async () => {
      const wakeUps = await wire();
      const calls = recorder({ hold: true });
      const worker = wakeUps.work(calls.handler, { concurrency: 1 });
      await wakeUps.wake(step('a'));
      await calls.atLeast(1);
      const all = [wakeUps, worker, wakeUps, worker].map((it) => it[Symbol.asyncDispose]());
      calls.release();
      await Promise.all(all);
      expect(calls.signals[0]?.aborted).toBe(true);
      await expect(wakeUps.wake(step('b'))).rejects.toThrow(WireDown);
      expect(problems).toEqual([]);
    });
  });

  describe('a handler that throws', () => {
    test('is reported, is not tried again, and the worker goes on', async () => {
      const wakeUps = await wire();
      const calls = recorder();
      const cause = new Error('no');
      const worker = wakeUps.work(
        async (wakeUp, signal) => {
          await calls.handler(wakeUp, signal);
          if (wakeUp.stepId.endsWith('bad')) throw cause;
        },
        { concurrency: 1 },
      );
      await wakeUps.wake(step('bad'));
      await wakeUps.wake(step('good'));
      await calls.atLeast(2);
      await worker[Symbol.asyncDispose]();
      expect(calls.seen).toEqual([step('bad'), step('good')]);
      expect(problems).toEqual([new HandlerFailed(step('bad'), cause)]);
      expect(problems[0]).toMatchObject({ wakeUp: step('bad'), cause });
    });

    test('may throw before its first await, and may throw what is no error', async () => {
      const wakeUps = await wire();
      const calls = recorder();
      wakeUps.work(
        (wakeUp, signal) => {
          void calls.handler(wakeUp, signal);
          throw 'a word';
        },
        { concurrency: 1 },
      );
      await wakeUps.wake(step('a'));
      await wakeUps.wake(step('b'));
      await calls.atLeast(2);
      expect(problems[0]).toMatchObject({ name: 'HandlerFailed', cause: 'a word' });
    });
  });

  describe('many wake-ups', () => {
    test('5,000 all arrive, each once', async () => {
      const wakeUps = await wire();
      const calls = recorder();
      wakeUps.work(calls.handler, { concurrency: 10 });
      // In groups, so that a slow machine does not turn the sheer number into a timeout of one command.
      for (let group = 0; group < 20; group += 1) {
        const names = Array.from({ length: 250 }, (_, n) => `s${group}-${n}`);
        await Promise.all(names.map((name) => wakeUps.wake(step(name))));
      }
      await calls.atLeast(5_000);
      await wakeUps[Symbol.asyncDispose]();
      expect(new Set(calls.seen.map(({ stepId }) => stepId)).size).toBe(5_000);
      expect(calls.seen).toHaveLength(5_000);
    });
  });
}
