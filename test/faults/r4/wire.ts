import type { OnWakeUp, WakeUp, WakeUps } from '../../../src/app/ports/wake-ups.ts';
import type { Random } from '../lib/random.ts';
import type { Life, Scheduler } from './scheduler.ts';

/** What the wire does to what it carries, as parts of one. */
export type WireFaults = {
  readonly dropped: number;
  readonly doubled: number;
  readonly late: number;
  readonly refused: number;
};

export const soundWire: WireFaults = { dropped: 0, doubled: 0, late: 0, refused: 0 };

type Worker = {
  readonly life: Life;
  readonly handler: OnWakeUp;
  readonly closing: AbortController;
};

/** One wire between all processes. It may lose, double, delay, reorder and refuse. */
export type Wire = {
  faults: WireFaults;
  /** The end of it that one process has in hand. */
  readonly endOf: (life: Life) => WakeUps;
};

export function openWire(scheduler: Scheduler, random: Random): Wire {
  const workers = new Set<Worker>();
  const deliver = (wakeUp: WakeUp): void => {
    const there = [...workers].filter(({ life }) => life.state !== 'gone');
    const chosen = there[random.between(0, there.length - 1)];
    if (chosen === undefined) return;
    const { life, handler, closing } = chosen;
    const arrive = (): void => {
      // What a handler rejects with is the wire's to swallow: a wake-up carries no truth.
      if (!closing.signal.aborted) void handler(wakeUp, closing.signal).catch(() => undefined);
    };
    scheduler.after(0, arrive, life);
  };
  const wire: Wire = {
    faults: soundWire,
    endOf: (life) => ({
      wake: async (wakeUp) => {
        const { dropped, doubled, late, refused } = wire.faults;
        await scheduler.sleep(random.between(0, 3), life);
        if (random.chance(refused)) throw new Error('the wire is away');
        if (random.chance(dropped)) return;
        for (let copies = random.chance(doubled) ? 2 : 1; copies > 0; copies -= 1) {
          const ms = random.chance(late) ? random.between(50, 20_000) : random.between(0, 5);
          scheduler.after(ms, () => deliver(wakeUp));
        }
      },
      work: (handler) => {
        const worker = { life, handler, closing: new AbortController() };
        workers.add(worker);
        return {
          [Symbol.asyncDispose]: async () => {
            workers.delete(worker);
            worker.closing.abort();
          },
        };
      },
    }),
  };
  return wire;
}
