import { describe, expect, test } from 'vitest';
import { noRosters } from '../../src/app/ports/rosters.ts';
import { readEnvironment } from '../../src/config.ts';
import { pass } from '../../src/core/doctor/finding.ts';
import { rows } from '../../src/core/doctor/rows.ts';
import type { Bench } from '../../src/doctor/bench.ts';
import { examine } from '../../src/doctor/examine.ts';
import { type Looks, looks as real } from '../../src/doctor/looks/list.ts';
import { addressGuard } from '../../src/lib/http/address-guard.ts';
import { err } from '../../src/lib/result.ts';
import { secretsFrom } from '../../src/secrets.ts';

/** Waits end at once where `isLate`, and never otherwise. */
const bench = (isLate: boolean): Bench => ({
  settings: readEnvironment({}),
  configuration: err([]),
  clock: {
    now: () => '2026-11-22T03:00:00.000Z',
    monotonic: () => 0,
    sleep: (_, signal) =>
      new Promise((resolve) => {
        if (isLate) setImmediate(resolve);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
  },
  log: { info: () => undefined, warn: () => undefined },
  secrets: secretsFrom({}, undefined),
  guard: addressGuard([]),
  record: { status: 'new' },
  members: async () => undefined,
  hasLeft: async (account) => noRosters.hasLeft(account),
  anchorsBehind: undefined,
});

const well = () => [pass('It is well.')];
const quiet: Looks = {
  environment: well,
  configuration: well,
  playbooks: well,
  secrets: well,
  rosters: well,
  'slack tokens': well,
  'slack scopes': well,
  'slack channels': well,
  clock: well,
  redis: well,
  postgresql: well,
  disk: well,
  record: well,
  'same ground': well,
  pager: well,
  trackers: well,
  'status page': well,
  anchors: well,
};

describe('looking around', () => {
  test('answers for every row, in their order', async () => {
    const { findings } = await examine(bench(false), {}, { looks: quiet });
    expect(findings.map(({ look }) => look)).toEqual(rows.map(({ look }) => look));
    expect(Object.keys(real).toSorted()).toEqual(rows.map(({ look }) => look).toSorted());
  });

  test('is not stopped by a look that fails: it is unknown, with why', async () => {
    const redis = () => Promise.reject(new Error('ECONNRESET'));
    const { findings } = await examine(bench(false), {}, { looks: { ...quiet, redis } });
    expect(findings.filter(({ verdict }) => verdict !== 'pass')).toEqual([
      {
        look: 'redis',
        verdict: 'unknown',
        says: 'It could not be looked at: ECONNRESET.',
        todo: 'Mend that, and ask again.',
      },
    ]);
    expect(findings).toHaveLength(rows.length);
  });

  test('does not wait for a look that never ends', async () => {
    const redis = () => new Promise<never>(() => undefined);
    const { findings } = await examine(bench(true), {}, { looks: { ...quiet, redis } });
    expect(findings.find(({ look }) => look === 'redis')).toMatchObject({
      verdict: 'unknown',
      says: 'It took longer than 10 s, so it was given up; nothing else waited for it.',
    });
  });

  test('never tells the value of a secret', async () => {
    const redis = () =>
      [{ verdict: 'fail', says: 'It says hunter22.', todo: 'Use hunter22.' }] as const;
    const { findings } = await examine(
      bench(false),
      { redis_password: 'hunter22' },
      { looks: { ...quiet, redis } },
    );
    expect(findings.find(({ look }) => look === 'redis')).toMatchObject({
      says: 'It says [secret redis_password].',
      todo: 'Use [secret redis_password].',
    });
  });
});
