import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Registry } from '../../src/app/ports/registry.ts';
import { openPostgresRegistry } from '../../src/registry/postgres/open.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import { havePostgres, startPostgres } from '../support/postgres.ts';
import { newDatabase } from './postgres-rig.ts';
import { batch, handClock, note } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

const run = promisify(execFile);
const program = new URL('reader.ts', import.meta.url).pathname;
/** Nearly twice what the reader may have in memory. */
const events = 6_000;
const characters = 24_000;
const memoryMb = 80;

async function fill(registry: Registry): Promise<void> {
  const text = randomBytes(characters / 2).toString('hex');
  for (let from = 0; from < events; from += 300) {
    const some = Array.from({ length: 300 }, (_, index) =>
      note(`incident/INC-${(from + index) % 20}`, `${from + index} ${text}`),
    );
    await registry.append(batch({ events: some }));
  }
}

async function read(where: string, way: string): Promise<number> {
  const words = [`--max-old-space-size=${memoryMb}`, program, where, way];
  const { stdout } = await run(process.execPath, words, { maxBuffer: 100_000 });
  return Number(stdout);
}

const places = {
  'a file': async (stack: AsyncDisposableStack) => {
    const folder = stack.use(await ownFolder());
    const file = `${folder.path}/registry.sqlite`;
    const options = { file, clock: handClock(), reserveBytes: 0, floorBytes: 0 };
    await using registry = await openSqliteRegistry(options);
    await fill(registry);
    return file;
  },
  PostgreSQL: async (stack: AsyncDisposableStack) => {
    const server = stack.use(await startPostgres());
    const url = server.url(await newDatabase(server));
    await using registry = await openPostgresRegistry({
      url,
      clock: handClock(),
      folder: '/nowhere',
    });
    await fill(registry);
    return url;
  },
} as const;

describe.skipIf(!havePostgres()).each(['a file', 'PostgreSQL'] as const)(
  'a registry in %s that is longer than the memory',
  (name) => {
    const stack = new AsyncDisposableStack();
    let where: string;
    beforeAll(async () => {
      where = await places[name](stack);
    }, 120_000);
    afterAll(() => stack.disposeAsync());

    test('is verified whole', { timeout: 60_000 }, async () => {
      expect(await read(where, 'verify')).toBe(events);
    });

    test.each(['export', 'backup'])('goes through: %s', { timeout: 60_000 }, async (way) => {
      expect(await read(where, way)).toBeGreaterThan(events * characters);
    });

    test('would not fit at once', { timeout: 60_000 }, async () => {
      await expect(read(where, 'all at once')).rejects.toThrow('heap');
    });
  },
);
