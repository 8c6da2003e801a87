import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { program } from './process.ts';

const Played = z.object({ ok: z.boolean(), problems: z.array(z.string()) });
const playMs = 90_000;
const momentMs = 3_000;

/** Processes that have this in their words or their environment: every part of the demo knows its folder. */
function alive(marker: string): readonly string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/u.test(pid)) return [];
    try {
      const known = ['environ', 'cmdline'].map((file) =>
        readFileSync(`/proc/${pid}/${file}`, 'utf8'),
      );
      return known.some((text) => text.includes(marker)) ? [`${pid}: ${known[1]}`] : [];
    } catch {
      // It ended while it was looked at.
      return [];
    }
  });
}

/** Those that are still there after a moment: a process that was told to end may take one. */
async function leftOver(marker: string): Promise<readonly string[]> {
  const end = performance.now() + momentMs;
  while (alive(marker).length > 0 && performance.now() < end) await wait(100);
  return alive(marker);
}

/** A folder for temporary files of this demo alone: what is left in it was left by the demo. */
function ownTemporary(): Disposable & {
  readonly path: string;
  readonly left: () => readonly string[];
} {
  const path = mkdtempSync(join(tmpdir(), 'sternway-demo-test-'));
  return {
    path,
    left: () => readdirSync(path).filter((name) => name.startsWith('sternway-demo-')),
    [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }),
  };
}

describe('npm run demo -- play --json', () => {
  test(
    'rolls the bad release back, proves it within 90 seconds, and leaves nothing',
    async () => {
      using temporary = ownTemporary();
      const began = performance.now();
      await using demo = program('sandbox/demo/main.ts', ['play', '--json'], {
        TMPDIR: temporary.path,
      });
      const { code, out, err } = await demo.ended();
      expect(err).toBe('');
      const played = Played.parse(JSON.parse(out));
      expect(played).toMatchObject({ ok: true, problems: [] });
      expect(code).toBe(0);
      expect(performance.now() - began).toBeLessThan(playMs);
      expect(temporary.left()).toEqual([]);
      expect(await leftOver(temporary.path)).toEqual([]);
    },
    playMs + 20_000,
  );
});

describe('npm run demo', () => {
  test('says what to type, and Ctrl-C leaves nothing', async () => {
    using temporary = ownTemporary();
    await using demo = program('sandbox/demo/main.ts', [], { TMPDIR: temporary.path });
    const data = await demo.line(/STERNWAY_DATA=(\S+)/u);
    expect(data.startsWith(temporary.path)).toBe(true);
    expect(existsSync(join(data, 'registry.sqlite'))).toBe(true);
    expect(alive(temporary.path).length).toBeGreaterThan(5);
    demo.kill('SIGINT');
    const { code } = await demo.ended();
    expect(code).toBe(0);
    expect(temporary.left()).toEqual([]);
    expect(await leftOver(temporary.path)).toEqual([]);
  }, 60_000);
});
