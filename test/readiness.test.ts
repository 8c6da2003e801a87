import { describe, expect, test } from 'vitest';
import { RegistryUnavailable } from '../src/app/ports/registry-errors.ts';
import { openReadiness } from '../src/readiness.ts';
import { openSqliteRegistry } from '../src/registry/sqlite/open.ts';
import { simClock } from './app/sim-clock.ts';
import { ownFolder } from './registry/sqlite-rig.ts';

const full = new RegistryUnavailable({ code: 'DiskFull', why: 'It is full.', lift: 'Free it.' });
const silent = { info: () => undefined, warn: () => undefined };
const works = { append: async () => ({ status: 'conflict', on: 'nowhere' }) as const };
const fails = { append: () => Promise.reject(full) };

function rig() {
  const said: string[] = [];
  let now = 0;
  const readiness = openReadiness({
    clock: { monotonic: () => now },
    say: (lines) => said.push(lines),
  });
  const pass = (ms: number): void => {
    now += ms;
  };
  return { readiness, said, pass };
}

describe('a registry that cannot be written', () => {
  test('is a reason, asked when nobody orders anything', async () => {
    const { readiness } = rig();
    expect(await readiness.reasons(works)).toEqual([]);
    expect(await readiness.reasons(fails)).toEqual(['It is full. Free it.']);
  });

  test('is a reason for ten seconds after the log has said it', async () => {
    const { readiness, pass } = rig();
    readiness.seeing(silent).warn({ event: 'RegistryUnavailable', err: full });
    pass(9_999);
    expect(await readiness.reasons(works)).toEqual(['It is full. Free it.']);
    pass(1);
    expect(await readiness.reasons(works)).toEqual([]);
  });

  test('is told from other warnings, and all of them reach the log', async () => {
    const { readiness } = rig();
    const logged: string[] = [];
    const log = {
      info: () => undefined,
      warn: ({ event }: { event: string }) => logged.push(event),
    };
    readiness.seeing(log).warn({ event: 'WireProblem', err: new Error('no') });
    expect(logged).toEqual(['WireProblem']);
    expect(await readiness.reasons(works)).toEqual([]);
  });
});

describe('a disk with less room than is kept for stopping', () => {
  test('is a reason, and asking writes nothing', async () => {
    await using folder = await ownFolder();
    const place = { file: `${folder.path}/registry.sqlite`, clock: simClock(), reserveBytes: 0 };
    const { readiness } = rig();
    {
      await using registry = await openSqliteRegistry({ ...place, floorBytes: 0 });
      expect(await readiness.reasons(registry)).toEqual([]);
      expect(await registry.answered('readiness')).toBeUndefined();
      expect(await registry.head()).toBe(0);
    }
    await using registry = await openSqliteRegistry({ ...place, floorBytes: 2 ** 60 });
    expect(await readiness.reasons(registry)).toEqual([
      expect.stringContaining('Stopping still works.'),
    ]);
  });
});

describe('an edit of the configuration that was refused', () => {
  const problem = { file: 'sternway.yaml', line: 4, column: 3, message: 'people: expected a map' };

  test('is told loudly with its place, and is a reason until the file is good again', async () => {
    const { readiness, said } = rig();
    readiness.refused([problem]);
    expect(said.join('')).toMatch(
      /IS NOT IN FORCE.*\n {2}sternway\.yaml:4:3 people: expected a map\n$/u,
    );
    expect(await readiness.reasons(works)).toEqual([expect.stringContaining('line 4')]);
    readiness.good();
    expect(await readiness.reasons(works)).toEqual([]);
  });

  test('says to strangers nothing of what stands in it', async () => {
    const { readiness } = rig();
    readiness.refused([problem]);
    expect((await readiness.reasons(works)).join()).not.toContain('people');
  });
});
