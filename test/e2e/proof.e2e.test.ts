import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Place, place } from './place.ts';
import { launch, type Sternway, startSternway, yes } from './sternway.ts';

const run = promisify(execFile);
const Key = z.object({ key: z.string() });
const Verified = z.object({
  ok: z.boolean(),
  anchors: z.object({
    count: z.int(),
    last: z.object({ number: z.int(), position: z.int() }).nullable(),
    keys: z.array(z.string()),
    provisos: z.array(z.string()),
  }),
});

const dataOf = ({ directory }: Place): string => join(directory, 'data');

/** The command line, as somebody by name types it, on the machine of the bot or at another one's address. */
const typed = (here: Place, words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  run(process.execPath, ['bin/sternway.js', ...words], {
    env: { ...process.env, STERNWAY_DATA: dataOf(here), ...env },
  });

async function stopped(bot: Sternway): Promise<void> {
  bot.process.kill('SIGTERM');
  await bot.process.ended();
}

const verified = async (bot: Pick<Sternway, 'read'>) =>
  Verified.parse(await bot.read('/api/v1/registry/verify'));

/** Until an anchor is over all that was recorded until now. */
async function anchored(bot: Sternway): Promise<void> {
  const head = await bot.head();
  await bot.until('an anchor is made', async () => {
    const { last } = (await verified(bot)).anchors;
    return (last?.position ?? 0) >= head;
  });
}

test('a new key signs from the next start on, and the one before it hands over', async () => {
  using here = place({ checkout: {} });
  {
    await using bot = await startSternway(here);
    await stopped(bot);
  }
  const before = Key.parse(JSON.parse((await typed(here, ['registry', 'key', '--json'])).stdout));
  const after = await typed(here, ['registry', 'rotate-key', '--json']);
  const { key } = Key.parse(JSON.parse(after.stdout));
  expect(key).not.toBe(before.key);
  await using bot = await startSternway(here);
  const { ok, anchors } = await verified(bot);
  expect(ok).toBe(true);
  expect(anchors.keys).toEqual([before.key, key]);
  expect(anchors.provisos).toEqual([]);
}, 60_000);

test('a registry older than its last anchor starts only where somebody says why', async () => {
  using here = place({ checkout: {} });
  const file = join(dataOf(here), 'registry.sqlite');
  const copy = join(here.directory, 'backup.sqlite');
  {
    await using bot = await startSternway(here);
    yes(await bot.say('/incident declare sev3 checkout "before the backup"'));
    await anchored(bot);
    await stopped(bot);
  }
  await copyFile(file, copy);
  {
    await using bot = await startSternway(here);
    yes(await bot.say('/incident note after the backup'));
    yes(await bot.say('/incident close'));
    await anchored(bot);
    await stopped(bot);
  }
  await copyFile(copy, file);
  {
    await using refused = launch(here);
    const { code, err } = await refused.ended();
    expect(code).toBe(1);
    expect(err).toMatch(
      /This registry ends at position \d+, but anchor \d+ of .+ knows of position/u,
    );
    expect(err).toContain('--restored');
    expect(err).not.toMatch(/^\s+at /mu);
  }
  {
    await using stranger = launch(here, {}, ['--restored', 'the disk died', '--as', 'nobody']);
    const { code, err } = await stranger.ended();
    expect(code).toBe(1);
    expect(err).toContain('nobody');
  }
  await using again = launch(here, {}, ['--restored', 'the disk died', '--as', here.admin]);
  const url = await again.line(/Sternway is ready at (http\S+)/u);
  const headers = { authorization: `Bearer ${here.tokens[here.admin]}` };
  const response = await fetch(`${url}/api/v1/registry/verify`, { headers });
  const { ok, anchors } = Verified.parse(await response.json());
  expect(ok).toBe(true);
  expect(anchors.provisos.join()).toContain('let an older registry go on');
}, 60_000);

test('a bundle is written by the command line for administrators alone, and checks itself', async () => {
  using here = place({ checkout: {} });
  await using bot = await startSternway(here);
  yes(await bot.say('/incident declare sev3 checkout "pages are slow"'));
  const out = join(here.directory, 'INC-1.tar');
  const words = ['registry', 'export', 'INC-1', '--bundle', '--out', out];
  const as = (name: string) => ({ STERNWAY_URL: bot.url, STERNWAY_TOKEN: here.tokens[name] ?? '' });
  await expect(typed(here, words, as('oz'))).rejects.toMatchObject({
    stderr: expect.stringContaining('ExportIsForAdmins'),
  });
  const { stderr } = await typed(here, words, as(here.admin));
  expect(stderr).toContain(`Written to ${out}`);
  await run('tar', ['xf', out], { cwd: here.directory });
  const { key } = Key.parse(JSON.parse((await typed(here, ['registry', 'key', '--json'])).stdout));
  const checked = await run(process.execPath, ['INC-1/verify.mjs', '--key', key], {
    cwd: here.directory,
  });
  expect(checked.stdout).toContain('INC-1');
  const wrong = run(process.execPath, ['INC-1/verify.mjs', '--key', '0'.repeat(64)], {
    cwd: here.directory,
  });
  await expect(wrong).rejects.toMatchObject({ code: 1 });
}, 60_000);
