import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RegistryHeld } from '../../src/app/ports/registry-errors.ts';
import { openSqliteRegistry } from '../../src/registry/sqlite/open.ts';
import { compile, compiled } from '../support/compiled.ts';
import { handClock } from './samples.ts';
import { ownFolder } from './sqlite-rig.ts';

const program = new URL('appender.ts', import.meta.url).pathname;
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

/** Starts an appender and answers once it has acknowledged something; `kill` answers all that it has acknowledged. */
async function appender(prefix: string, ...flags: readonly string[]) {
  const child = spawn(process.execPath, [program, file, prefix, ...flags], {
    env: { PATH: process.env['PATH'], ...compiled },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  await once(child.stdout, 'data');
  const acknowledged = () => said.split('\n').slice(0, -1);
  return {
    /** Resolves when it has acknowledged so many. */
    said: async (enough: number) => {
      while (acknowledged().length < enough) await once(child.stdout, 'data');
    },
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'close');
      return acknowledged();
    },
  };
}

/** Kills an appender after a random number of acknowledgments; answers those that the registry does not know. */
async function lostAfterKill(round: number, ...flags: readonly string[]): Promise<string[]> {
  const running = await appender(`r${round}`, ...flags);
  const enough = Math.floor(Math.random() * 200);
  await running.said(enough);
  const acknowledged = await running.kill();
  expect(acknowledged.length).toBeGreaterThanOrEqual(enough);
  await using registry = await reopened();
  const answers = await Promise.all(acknowledged.map((key) => registry.answered(key)));
  const report = await registry.verify();
  expect(report).toMatchObject({ ok: true, problems: [] });
  expect(report.events % 2).toBe(0);
  return acknowledged.filter((_, index) => answers[index] === undefined);
}

describe('a bot that is killed at a random moment', () => {
  test('has lost nothing that it acknowledged, stored no half batch, and its chain stands', {
    timeout: killsMs,
  }, async () => {
    for (let round = 0; round < kills; round += 1) expect(await lostAfterKill(round)).toEqual([]);
  });

  test('is caught when it acknowledges before it stores', { timeout: killsMs }, async () => {
    const lost: string[] = [];
    for (let round = 0; round < kills && lost.length === 0; round += 1)
      lost.push(...(await lostAfterKill(round, '--early')));
    expect(lost).not.toEqual([]);
  });

  test('kept every other process out while it lived, and lets it in at once when it is dead', async () => {
    const running = await appender('held');
    const started = performance.now();
    await expect(reopened()).rejects.toBeInstanceOf(RegistryHeld);
    expect(performance.now() - started).toBeLessThan(1_000);
    await running.kill();
    await using registry = await reopened();
    expect((await registry.verify()).ok).toBe(true);
  });
});
