import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

const run = promisify(execFile);

/** Whether a process of its own has read the holidays of the world after it asked this. */
async function hasRead(asked: string): Promise<boolean> {
  const program = `
    import { createRequire } from 'node:module';
    import { isWorkday } from './src/lib/calendar.ts';
    import './src/configuration/holidays.ts';
    isWorkday('2026-12-25', ${asked});
    const { cache } = createRequire(import.meta.url);
    console.log(Object.keys(cache).some((file) => file.includes('date-holidays')));
  `;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', program]);
  return stdout.trim() === 'true';
}

describe('the holidays of the world', () => {
  test('are not read where nobody names a country', async () => {
    expect(await hasRead(`{ holidays: { also: ['2026-12-24'] } }`)).toBe(false);
  });

  test('are read where somebody does', async () => {
    expect(await hasRead(`{ holidays: { country: 'DE' } }`)).toBe(true);
  });
});
