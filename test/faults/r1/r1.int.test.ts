import { describe, expect, test } from 'vitest';
import { haveRedis } from '../../support/redis.ts';
import { seedOf } from '../../support/seed.ts';
import { caughtBy, controls } from './controls.ts';
import { runR1 } from './run.ts';

const seed = seedOf('R1');
const common = { seed, queue: 'memory', control: undefined, tell: () => undefined } as const;
/** For what hangs, not for a busy machine: the starts take many times longer there. */
const runMs = 300_000;

describe('a bot that is killed at random moments while incidents are led', () => {
  test('keeps every promise of R1', { timeout: runMs }, async () => {
    const report = await runR1({ ...common, kills: 8 });
    expect(report.problems, `seed ${seed}`).toEqual([]);
    expect(report).toMatchObject({ holds: true, kills: 8 });
    expect(report.effects).toBeGreaterThan(0);
  });

  test.runIf(haveRedis())('keeps them with its wake-ups on Redis', { timeout: runMs }, async () => {
    const report = await runR1({ ...common, queue: 'redis', kills: 4 });
    expect(report.problems, `seed ${seed}`).toEqual([]);
  });
});

describe('without one of its guards', () => {
  // A kill has to fall into the gap that the guard closes: of a few short runs one meets it.
  test.each(controls)('a bot that %s is caught', { timeout: runMs }, async (control) => {
    let caught = 0;
    for (let run = 0; run < 4 && caught === 0; run += 1) {
      const report = await runR1({ ...common, seed: seed + run, control, kills: 8 });
      caught = report[caughtBy[control]];
    }
    expect(caught, `seeds from ${seed}`).toBeGreaterThan(0);
  });
});
