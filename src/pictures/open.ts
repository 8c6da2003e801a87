import { Worker } from 'node:worker_threads';
import { type Drawn, PictureNotDrawn, type Pictures, usualLook } from '../app/ports/pictures.ts';
import type { Wish } from './draw.ts';

/** The usual one takes half a second; on a busy machine, and with the first one of a process, some more. */
const longestMs = 15_000;

type Waiting = {
  readonly resolve: (drawn: Drawn) => void;
  readonly reject: (error: PictureNotDrawn) => void;
};
type Said = { readonly id: number } & ({ readonly drawn: Drawn } | { readonly why: string });
type Hand = { readonly thread: Worker; readonly waiting: Map<number, Waiting> };

/**
 * Pictures by a thread of their own, which is started with the first one. One that takes too long ends with the thread,
 * and the next picture gets another.
 */
export function openPictures(mostMs: number = longestMs): Pictures & AsyncDisposable {
  let hand: Hand | undefined;
  let count = 0;
  const dismiss = (one: Hand, why: string): void => {
    if (hand === one) hand = undefined;
    for (const { reject } of one.waiting.values()) reject(new PictureNotDrawn(why));
    one.waiting.clear();
    void one.thread.terminate();
  };
  const ask = async (wish: Wish): Promise<Drawn> => {
    const one = (hand ??= hire(dismiss));
    count += 1;
    const id = count;
    const { promise, resolve, reject } = Promise.withResolvers<Drawn>();
    one.waiting.set(id, { resolve, reject });
    one.thread.postMessage({ id, wish }, []);
    const end = setTimeout(() => dismiss(one, `It was not drawn within ${mostMs} ms`), mostMs);
    try {
      return await promise;
    } finally {
      clearTimeout(end);
    }
  };
  return {
    timeline: (picture, look = usualLook) => ask({ what: 'timeline', picture, look }),
    chart: (chart, look = usualLook) => ask({ what: 'chart', chart, look }),
    [Symbol.asyncDispose]: async () => {
      const last = hand;
      if (last === undefined) return;
      dismiss(last, 'The program ends');
      await last.thread.terminate();
    },
  };
}

function hire(dismiss: (hand: Hand, why: string) => void): Hand {
  const thread = new Worker(new URL('worker.ts', import.meta.url), { env: {} });
  const waiting = new Map<number, Waiting>();
  const hand: Hand = { thread, waiting };
  thread.on('message', (said: Said) => {
    const asked = waiting.get(said.id);
    waiting.delete(said.id);
    if ('drawn' in said) asked?.resolve(said.drawn);
    else asked?.reject(new PictureNotDrawn(said.why));
  });
  thread.on('error', (error) => dismiss(hand, `Whoever draws ended badly: ${error.message}`));
  // A picture that nobody waits for any more keeps no process alive.
  thread.unref();
  return hand;
}
