import { describe, expect, test } from 'vitest';
import { seedOf } from '../../support/seed.ts';
import { caughtBy, controls } from './controls.ts';
import { faults } from './faults.ts';
import { runR3 } from './run.ts';

const seed = seedOf('R3');
const tell = () => undefined;

/** For what hangs, not for a busy machine: what it starts takes many times longer there. */
const runMs = 600_000;

test('whatever Slack does, nothing is lost, doubled or kept to itself', {
  timeout: runMs,
}, async () => {
  const report = await runR3({ seed, tell });
  const problems = report.faults.flatMap(({ fault, way, problems: found }) =>
    found.map((problem) => `${fault} over ${way}: ${problem}`),
  );
  expect(problems, `seed ${seed}`).toEqual([]);
  expect(report.faults.length).toBeGreaterThanOrEqual(faults.length);
  expect(report).toMatchObject({ holds: true, chain: 'valid' });
});

describe('without one of its guards', () => {
  // Side by side: each mostly waits in vain for what its missing guard would have brought.
  test.concurrent.each(controls)('a bot that %s is caught', { timeout: runMs }, async (control) => {
    const { fault, count } = caughtBy[control];
    const report = await runR3({ seed, only: [fault], control, tell });
    expect(report[count], `seed ${seed}`).toBeGreaterThan(0);
  });
});
