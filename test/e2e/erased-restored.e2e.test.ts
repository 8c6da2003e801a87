import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { place } from './place.ts';
import { launch, startSternway, yes } from './sternway.ts';

const canary = 'xylophonist';
const Exported = z.object({ event: z.object({ type: z.string(), version: z.int() }) });

async function bytesIn(folder: string): Promise<Buffer> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const own = files.filter((file) => file.isFile());
  return Buffer.concat(
    await Promise.all(own.map((file) => readFile(join(file.parentPath, file.name)))),
  );
}

const post = (url: string, body: object, token: string | undefined) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });

test('what was erased does not come back with an older copy of the registry', async () => {
  using here = place({ checkout: {} });
  const data = join(here.directory, 'data');
  const file = join(data, 'registry.sqlite');
  const copy = join(here.directory, 'backup.sqlite');
  const stopped = async (running: Awaited<ReturnType<typeof startSternway>>) => {
    running.process.kill('SIGTERM');
    await running.process.ended();
  };
  {
    await using bot = await startSternway(here);
    yes(await bot.say(`/incident declare sev3 checkout "${canary} title"`));
    yes(await bot.say(`/incident note ${canary}`));
    await stopped(bot);
  }
  await copyFile(file, copy);
  {
    await using bot = await startSternway(here);
    const token = here.tokens[here.admin];
    const headers = { authorization: `Bearer ${token}` };
    const log = await (await fetch(`${bot.url}/api/v1/registry/export`, { headers })).text();
    const texts = log
      .trimEnd()
      .split('\n')
      .map((line) => Exported.parse(JSON.parse(line)).event);
    for (const [type, name] of [
      ['NoteAdded', 'text'],
      ['IncidentDeclared', 'title'],
    ] as const) {
      const version = texts.find((event) => event.type === type)?.version;
      const body = { kind: 'text', event: `incident/INC-1#${version}`, name, basis: 'art-17' };
      expect((await post(`${bot.url}/api/v1/registry/erase`, body, token)).status).toBe(200);
    }
    expect((await bytesIn(data)).includes(canary)).toBe(false);
    await stopped(bot);
  }
  await copyFile(copy, file);
  expect((await bytesIn(data)).includes(canary)).toBe(true);
  const words = ['--restored', 'the disk died', '--as', here.admin];
  await using again = launch(here, {}, words);
  const url = await again.line(/Sternway is ready at (http\S+)/u);
  const headers = { authorization: `Bearer ${here.tokens[here.admin]}` };
  const read = async (path: string) => (await fetch(`${url}${path}`, { headers })).text();
  for (const path of ['/api/v1/registry/export', '/api/v1/incidents/INC-1/timeline']) {
    expect(await read(path)).not.toContain(canary);
  }
  expect(await read('/api/v1/incidents/INC-1/timeline')).toContain('erased');
  expect(JSON.parse(await read('/api/v1/registry/verify'))).toMatchObject({ ok: true });
  again.kill('SIGTERM');
  await again.ended();
  expect((await bytesIn(data)).includes(canary)).toBe(false);
}, 60_000);
