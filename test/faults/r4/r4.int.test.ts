import { AsyncLocalStorage, createHook } from 'node:async_hooks';
import { describe, expect, test } from 'vitest';
import { seedOf } from '../../support/seed.ts';
import { controlNames } from './controls.ts';
import { historyOf } from './history.ts';
import { runR4 } from './run.ts';
import { openStore } from './store.ts';
import { play } from './story.ts';

const seed = seedOf('R4');
const tell = () => undefined;
/** For what hangs, not for a busy machine. */
const runMs = 300_000;

/** What belongs to promises alone, the turns that the scheduler takes itself, and salts, which are drawn on the spot. */
const inHand: ReadonlySet<string> = new Set([
  'PROMISE',
  'Immediate',
  'TickObject',
  'Microtask',
  'RANDOMBYTESREQUEST',
]);

describe('simulated processes that crash, stop, and lose what they send', () => {
  test('keep every promise, in as many stories as half a minute holds', {
    timeout: runMs,
  }, async () => {
    const report = await runR4({ seed, seeds: 10_000, seconds: 30, tell });
    expect(report.problems, `from seed ${seed}`).toEqual([]);
    expect(report).toMatchObject({ holds: true, chain: 'valid', locks: 'as recorded' });
    expect(report.effects).toBeGreaterThan(0);
  });
});

describe('a story', { timeout: runMs }, () => {
  test('is the same for the same seed, whatever was played before, and another for another', async () => {
    using store = openStore();
    const first = historyOf(await play(store, { seed }));
    const other = historyOf(await play(store, { seed: seed + 1 }));
    expect(historyOf(await play(store, { seed }))).toBe(first);
    expect(other).not.toBe(first);
  });

  test('waits for nothing but its own scheduler: no timer of the machine, no disk, no socket', async () => {
    using store = openStore();
    const kinds = new Set<string>();
    // The runner of the tests has timers of its own: only what the story brings about is looked at.
    const ours = new AsyncLocalStorage<true>();
    const hook = createHook({
      init: (_id, kind) => {
        if (ours.getStore() === true) kinds.add(kind);
      },
    }).enable();
    await ours.run(true, () => play(store, { seed }));
    hook.disable();
    expect([...kinds].filter((kind) => !inHand.has(kind))).toEqual([]);
  });
});

describe('without one of the guards', () => {
  // From a seed that stands, so that what is caught stays caught until the program or the stories change.
  test.each(controlNames)('%s: a story shows it', { timeout: runMs }, async (control) => {
    const report = await runR4({ seed: 1, seeds: 400, control, tell });
    expect(report.caught).toBeDefined();
  });
});
