import { expect, test } from 'vitest';
import { seedOf } from '../../support/seed.ts';
import { runR1 } from './run.ts';

const seed = seedOf('R1, sixty kills');
/** For what hangs, not for a busy machine: sixty starts take many times longer there. */
const runMs = 600_000;

test('sixty kills lose nothing, and nothing is done twice', { timeout: runMs }, async () => {
  const tell = () => undefined;
  const report = await runR1({ kills: 60, seed, queue: 'memory', control: undefined, tell });
  expect(report.problems, `seed ${seed}`).toEqual([]);
  expect(report).toMatchObject({ lost: 0, twice: 0, stale: 0, orphans: 0, chain: 'valid' });
});
