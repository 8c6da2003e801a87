import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { ownFolder } from '../registry/sqlite-rig.ts';

const run = promisify(execFile);
const waiting = { timeout: 20_000, interval: 50 };
const Address = z.object({ port: z.number() });
/** A file may grow to 8 blocks of 1,024 bytes, and then the disk is as good as full. */
const onFullDisk = 'trap \'\' XFSZ; ulimit -f 8; exec "$0" "$@"';

describe('an export onto a full disk', () => {
  test.each([
    ['a timeline', ['timeline']],
    ['all events', ['registry', 'export']],
    ['a bundle', ['registry', 'export', 'INC-1', '--bundle']],
  ])('leaves no half of %s, and says why', async (_, command) => {
    await using folder = await ownFolder();
    const out = join(folder.path, 'timeline.md');
    await using server = createServer((_request, response) => {
      const say = 'All that happened.\n'.repeat(20_000);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ accepted: true, events: [], say }));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = Address.parse(server.address());
    const env = { ...process.env, STERNWAY_URL: `http://127.0.0.1:${port}`, STERNWAY_TOKEN: 'x' };
    const words = [process.execPath, 'bin/sternway.js', ...command, '--out', out];
    await expect(run('bash', ['-c', onFullDisk, ...words], { env })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/could not be written to its end: EFBIG[\s\S]*no half of it/u),
    });
    expect(await readdir(folder.path)).toEqual([]);
  });
});

describe('an export that is killed', () => {
  test('has no half of it under its name, and the next one is whole', async () => {
    await using folder = await ownFolder();
    const out = join(folder.path, 'events.jsonl');
    const half = '{"half":true}\n';
    let isWhole = false;
    await using server = createServer((_request, response) => {
      response.write(half);
      if (isWhole) response.end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = Address.parse(server.address());
    const env = { ...process.env, STERNWAY_URL: `http://127.0.0.1:${port}`, STERNWAY_TOKEN: 'x' };
    const words = ['bin/sternway.js', 'registry', 'export', '--out', out];
    const child = spawn(process.execPath, words, { env, stdio: 'ignore' });
    const parts = async () => (await readdir(folder.path)).filter((name) => name.endsWith('.part'));
    await vi.waitFor(async () => {
      const [part] = await parts();
      expect(await readFile(join(folder.path, part ?? ''), 'utf8')).toBe(half);
    }, waiting);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await readdir(folder.path)).toEqual(await parts());
    isWhole = true;
    await run(process.execPath, words, { env });
    expect(await readFile(out, 'utf8')).toBe(half);
    expect(await parts()).toHaveLength(1);
  });
});
