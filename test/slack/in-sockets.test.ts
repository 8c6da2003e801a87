import { WebAPIRateLimitedError } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import type { Socket } from '../../src/slack/in/socket.ts';
import { keepSockets } from '../../src/slack/in/sockets.ts';
import { simClock } from '../app/sim-clock.ts';

const staggerMs = 90_000;

type Fake = Socket & { die: () => void; end: () => void; closed: number; openedAt: number };

/** Sockets that greet as they are told; some end as soon as they have greeted. */
function rig(
  greeting: (nth: number) => Promise<void> = () => Promise.resolve(),
  endsAtOnce: (nth: number) => boolean = () => false,
) {
  const clock = simClock();
  const sockets: Fake[] = [];
  const newSocket = (): Socket => {
    let isAlive = false;
    const heard: (() => void)[] = [];
    const fake: Fake = {
      openedAt: clock.monotonic(),
      closed: 0,
      open: async () => {
        await greeting(sockets.indexOf(fake));
        isAlive = true;
        if (endsAtOnce(sockets.indexOf(fake))) setImmediate(fake.end);
      },
      isAlive: () => isAlive,
      onEnd: (ended) => void heard.push(ended),
      close: () => {
        fake.closed += 1;
        isAlive = false;
      },
      die: () => {
        isAlive = false;
      },
      end: () => {
        isAlive = false;
        for (const ended of heard) ended();
      },
    };
    sockets.push(fake);
    return fake;
  };
  const log = { info: () => undefined, warn: () => undefined };
  const kept = keepSockets({ clock, log }, { staggerMs, newSocket });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
  };
  /** Lets this much time go by. */
  const pass = async (ms: number): Promise<void> => {
    const end = clock.monotonic() + ms;
    void clock.sleep(ms);
    await settle();
    while (clock.monotonic() < end && clock.tick()) await settle();
  };
  return { sockets, clock, kept, pass };
}

describe('two sockets', () => {
  test('are opened apart, and the first alone is enough', async () => {
    const { sockets, kept, pass } = rig();
    await pass(1_000);
    expect(sockets).toHaveLength(1);
    expect(kept.alive()).toBe(1);
    await pass(staggerMs);
    expect(kept.alive()).toBe(2);
    await kept[Symbol.asyncDispose]();
  });

  test('are opened again at once when Slack ends one', async () => {
    const { sockets, kept, clock, pass } = rig();
    await pass(100);
    const at = clock.monotonic();
    sockets[0]?.end();
    await pass(1);
    expect(sockets).toHaveLength(2);
    expect((sockets[1]?.openedAt ?? 0) - at).toBeLessThanOrEqual(1);
    expect(kept.alive()).toBe(1);
    await kept[Symbol.asyncDispose]();
  });

  test('are opened with growing patience when they are greeted and end at once', async () => {
    const { sockets, kept, pass } = rig(undefined, (nth) => nth < 50);
    await pass(8_000);
    expect(sockets.map(({ openedAt }) => openedAt)).toEqual([0, 0, 1_000, 3_000, 7_000]);
    await kept[Symbol.asyncDispose]();
  });

  test('are opened again at once after one that stood, whatever happened before', async () => {
    const { sockets, kept, clock, pass } = rig(undefined, (nth) => nth < 4);
    await pass(40_000);
    expect(sockets).toHaveLength(5);
    const at = clock.monotonic();
    sockets.at(-1)?.end();
    await pass(1);
    expect((sockets.at(-1)?.openedAt ?? 0) - at).toBeLessThanOrEqual(1);
    expect(kept.alive()).toBe(1);
    await kept[Symbol.asyncDispose]();
  });

  test('are replaced within seconds when one dies without a word', async () => {
    const { sockets, kept, pass } = rig();
    await pass(100);
    sockets[0]?.die();
    await pass(2_500);
    expect(sockets).toHaveLength(2);
    expect(sockets[0]?.closed).toBeGreaterThan(0);
    expect(kept.alive()).toBe(1);
    await kept[Symbol.asyncDispose]();
  });

  test('are tried again with growing patience while Slack refuses', async () => {
    const { sockets, kept, pass } = rig((nth) =>
      nth < 3 ? Promise.reject(new Error('no route')) : Promise.resolve(),
    );
    await pass(10_000);
    expect(sockets.map(({ openedAt }) => openedAt)).toEqual([0, 1_000, 3_000, 7_000]);
    expect(kept.alive()).toBe(1);
    await kept[Symbol.asyncDispose]();
  });

  test('wait as long as Slack says', async () => {
    const { sockets, kept, pass } = rig((nth) =>
      nth === 0 ? Promise.reject(new WebAPIRateLimitedError(20)) : Promise.resolve(),
    );
    await pass(25_000);
    expect(sockets.map(({ openedAt }) => openedAt)).toEqual([0, 20_000]);
    await kept[Symbol.asyncDispose]();
  });

  test('are given up when Slack opens one and does not greet', async () => {
    const { sockets, kept, pass } = rig((nth) =>
      nth === 0 ? new Promise(() => undefined) : Promise.resolve(),
    );
    await pass(17_000);
    expect(sockets).toHaveLength(2);
    expect(sockets[0]?.closed).toBeGreaterThan(0);
    expect(kept.alive()).toBe(1);
    await kept[Symbol.asyncDispose]();
  });

  test('are closed and not opened again when the process ends', async () => {
    const { sockets, kept, pass } = rig();
    await pass(staggerMs + 1_000);
    const ended = kept[Symbol.asyncDispose]();
    await pass(10_000);
    await ended;
    expect(sockets.map(({ closed }) => closed > 0)).toEqual([true, true]);
    expect(kept.alive()).toBe(0);
  });
});
