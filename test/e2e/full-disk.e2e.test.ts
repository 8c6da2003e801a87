import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { place, run } from './place.ts';
import { refusal, release, rollBack, type Sternway, startSternway, yes } from './sternway.ts';

const mib = 1_048_576;

type Disk = Disposable & { readonly path: string };

/** A small file system of this test alone, in memory; undefined where this user may mount none. */
function smallDisk(size: string): Disk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'sternway-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path], { stdio: 'pipe' });
  } catch {
    rmdirSync(path);
    process.stderr.write('skipped: mounting a small file system needs root\n');
    return undefined;
  }
  return {
    path,
    [Symbol.dispose]: () => {
      execFileSync('umount', [path]);
      rmdirSync(path);
    },
  };
}

const freeOn = ({ path }: Disk): number => {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
};

/** Somebody else fills the disk until so much is left, while the program goes on to write. */
function fill(disk: Disk, leave: number): () => void {
  const path = join(disk.path, 'somebody-elses');
  writeFileSync(path, '');
  for (let left = freeOn(disk) - leave; left > 0; left = freeOn(disk) - leave) {
    if (!isTaken(path, Math.min(left, mib))) break;
  }
  return () => rmSync(path);
}

/** False where the program took what was left before us. */
function isTaken(path: string, bytes: number): boolean {
  try {
    appendFileSync(path, Buffer.alloc(bytes, 1));
    return true;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOSPC') return false;
    throw problem;
  }
}

/** Whether the second set of rules was adopted: each that is in force is in the log once it is on record. */
const isOnRecord = (bot: Sternway): boolean =>
  bot.process.err().split('"event":"ConfigurationChanged"').length > 2;

const disk = smallDisk('160m');

describe.skipIf(!disk)('a disk that others fill', () => {
  test('is said plainly, stopping still works, and all goes on when there is space again', async () => {
    if (!disk) throw new Error('no disk');
    using _ = disk;
    using here = place({ checkout: {} });
    here.playbook('checkout', { steps: [run('back', ['sleep', '60'])] });
    await using bot = await startSternway(here, { STERNWAY_DATA: join(disk.path, 'data') });
    await release(bot, here, 'checkout');
    const incident = await rollBack(bot, 'checkout');
    await bot.until('it runs', async () => (await bot.status(incident, 'back')) === 'started');
    const head = await bot.head();

    const free = fill(disk, 20 * mib);
    await bot.until('it notices', async () => !(await bot.say('/incident note hello')).accepted);
    const low = refusal(await bot.say('/incident note hello'));
    expect(low.code).toBe('RegistryUnavailable');
    expect(low.reason).toMatch(/2\d MiB left|1\d MiB left/u);
    expect(low.lift).toContain('Free space');
    yes(await bot.say('/incident status'));
    yes(await bot.say('/rollback stop'));
    here.configure({ checkout: {}, added: {} });
    await bot.until('the edit waits', async () => bot.process.err().includes('RulesNotRecorded'));
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);

    free();
    await bot.until('it goes on', async () => (await bot.say('/incident note back')).accepted);
    expect(await bot.head()).toBeGreaterThan(head);
    await bot.until('the edit is on record', async () => isOnRecord(bot));

    yes(await bot.say('/rollback resume'));
    const freeAll = fill(disk, 0);
    await bot.until('it notices', async () => !(await bot.say('/incident note full')).accepted);
    expect(freeOn(disk)).toBeLessThan(mib);
    yes(await bot.say('/rollback abort'));
    await bot.until('it ended', async () => (await bot.status(incident, 'back')) === 'failed');
    expect((await fetch(`${bot.url}/healthz`)).status).toBe(200);

    freeAll();
    await bot.until('it goes on', async () => (await bot.say('/incident note again')).accepted);
    expect(await bot.head()).toBeGreaterThan(head);
    bot.process.kill('SIGTERM');
    expect((await bot.process.ended()).code).toBe(0);
  }, 60_000);
});
