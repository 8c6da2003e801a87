import { tmpdir } from 'node:os';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RegistryHeld } from '../../src/app/ports/registry-errors.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import { compile } from '../support/compiled.ts';
import { appender, lostAfterKill } from './kills.ts';
import { handClock } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

const kills = 12;
/** A start of the appender takes a second on a machine with nothing else to do. */
const killsMs = 120_000;

beforeAll(() => compile(new URL('../../src/registry/sqlite/open.ts', import.meta.url)));

let folder: Awaited<ReturnType<typeof ownFolder>>;
let file: string;
beforeEach(async () => {
  folder = await ownFolder(tmpdir());
  file = `${folder.path}/registry.db`;
});
afterEach(async () => folder[Symbol.asyncDispose]());

const reopened = () =>
  openSqliteRegistry({ file, clock: handClock(), reserveBytes: 0, floorBytes: 0 });

const victim = () => ({ where: file, reopened });

describe('a bot that is killed at a random moment', () => {
  test('has lost nothing that it acknowledged, stored no half batch, and its chain stands', {
    timeout: killsMs,
  }, async () => {
    for (let round = 0; round < kills; round += 1)
      expect(await lostAfterKill(victim(), round)).toEqual([]);
  });

  test('is caught when it acknowledges before it stores', { timeout: killsMs }, async () => {
    const lost: string[] = [];
    for (let round = 0; round < kills && lost.length === 0; round += 1)
      lost.push(...(await lostAfterKill(victim(), round, '--early')));
    expect(lost).not.toEqual([]);
  });

  test('kept every other process out while it lived, and lets it in at once when it is dead', async () => {
    const running = await appender(file, 'held');
    const started = performance.now();
    await expect(reopened()).rejects.toBeInstanceOf(RegistryHeld);
    expect(performance.now() - started).toBeLessThan(1_000);
    await running.kill();
    await using registry = await reopened();
    expect((await registry.verify()).ok).toBe(true);
  });
});
