import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Judgment, judgePage, type Page } from './judge.ts';

/** So many events are worth the start of a thread. */
const worthThreads = 20_000;
/** Reading the pages keeps one processor busy; more threads than these wait for it. */
const mostThreads = 3;

/** Whoever judges pages, and how many pages may wait to be judged before the next one is read. */
export type Judges = AsyncDisposable & {
  readonly judge: (page: Page) => Promise<Judgment>;
  readonly ahead: number;
};

/** Threads of their own for a long registry, which end with the last page; a short one is judged here. */
export function openJudges(events: number): Judges {
  if (events < worthThreads) {
    return {
      judge: async (page) => judgePage(page),
      ahead: 0,
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  }
  const threads = Math.max(1, Math.min(mostThreads, availableParallelism() - 1));
  const hands = Array.from({ length: threads }, hire);
  let turn = 0;
  return {
    judge: (page) => {
      const hand = hands[turn % threads];
      turn += 1;
      return hand === undefined ? Promise.resolve(judgePage(page)) : hand.judge(page);
    },
    ahead: 2 * threads,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(hands.map(({ thread }) => thread.terminate()));
    },
  };
}

/** A thread answers in the order in which it was asked; one that has failed fails whoever asks again. */
function hire() {
  const thread = new Worker(new URL('judge-thread.ts', import.meta.url), { env: {} });
  const waiting: PromiseWithResolvers<Judgment>[] = [];
  let failed: Error | undefined;
  thread.on('message', (judgment: string) => waiting.shift()?.resolve(JSON.parse(judgment)));
  thread.on('error', (error) => {
    failed = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    thread,
    judge: (page: Page): Promise<Judgment> => {
      if (failed !== undefined) return Promise.reject(failed);
      const answer = Promise.withResolvers<Judgment>();
      waiting.push(answer);
      thread.postMessage(page, []);
      return answer.promise;
    },
  };
}
