import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { goldenFiles } from './golden-sample.ts';

const run = promisify(execFile);
const writer = new URL('write-golden.ts', import.meta.url).pathname;

describe('an export on another machine', () => {
  test.each([
    ['Pacific/Kiritimati', 'ar_EG.UTF-8'],
    ['America/St_Johns', 'de_DE.UTF-8'],
  ])('in %s that speaks %s has the same bytes', async (zone, language) => {
    const folder = await mkdtemp(join(tmpdir(), 'sternway-golden-'));
    try {
      const env = { PATH: process.env['PATH'], TZ: zone, LANG: language, LC_ALL: language };
      await run(process.execPath, [writer, folder], { env, timeout: 60_000 });
      for (const [name, text] of goldenFiles('2026-03-01T10:00:00.000Z')) {
        expect([name, await readFile(join(folder, name), 'utf8')]).toEqual([name, text]);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
