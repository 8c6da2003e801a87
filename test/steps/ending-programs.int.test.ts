import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { endOrphans } from '../../src/steps/orphans.ts';
import { lives, run } from './rig.ts';

/** Runs a shell script that prints process ids, aborts once it has printed `ready`, and answers the ids. */
async function abortedWhenReady(script: string) {
  const controller = new AbortController();
  const ids: number[] = [];
  const started = performance.now();
  const ending = await run(
    'exec',
    { script, shell: true },
    {
      signal: controller.signal,
      progress: (line) => {
        if (/^\d+$/u.test(line)) ids.push(Number(line));
        if (line === 'ready') controller.abort();
      },
    },
  );
  return { ending, ids, tookMs: performance.now() - started };
}

describe('a step that is aborted', () => {
  test('ends a program that ignores SIGTERM, and its children', async () => {
    const script =
      'trap "" TERM; sleep 60 & echo $!; echo $$; echo ready; while :; do sleep 0.1; done';
    const { ending, ids, tookMs } = await abortedWhenReady(script);
    expect(ending).toMatchObject({
      outcome: 'failed',
      code: 'Aborted',
      evidence: { killedBy: 'SIGKILL' },
    });
    expect(tookMs, 'the grace is kept').toBeGreaterThan(300);
    expect(ids).toHaveLength(2);
    expect(await Promise.all(ids.map(lives))).toEqual([false, false]);
  });

  test('leaves a program the time to put things in order', async () => {
    const script = 'trap "echo in order; exit 0" TERM; echo ready; while :; do sleep 0.02; done';
    const { ending } = await abortedWhenReady(script);
    expect(ending).toMatchObject({ outcome: 'failed', code: 'Aborted', evidence: { exit: 0 } });
    expect(ending.output).toContain('in order');
  });

  test('ends a grandchild that outlives its parent and holds the pipe', async () => {
    const script = '(trap "" TERM; echo ready; while :; do sleep 0.1; done) & echo $!; exit 0';
    const { ending, ids } = await abortedWhenReady(script);
    expect(ending).toMatchObject({ outcome: 'failed', code: 'Aborted' });
    expect(await Promise.all(ids.map(lives))).toEqual([false]);
  });

  test('ends a grandchild that left the process group, too', async () => {
    const script = "setsid sh -c 'echo $$; echo ready; exec sleep 60' & sleep 60";
    const { ids } = await abortedWhenReady(script);
    expect(ids).toHaveLength(1);
    expect(await Promise.all(ids.map(lives))).toEqual([false]);
  });
});

describe('a step whose time is over', () => {
  test('fails as Timeout and leaves nobody behind', async () => {
    const ids: number[] = [];
    const ending = await run(
      'exec',
      { script: 'echo $$; sleep 60', shell: true },
      { signal: AbortSignal.timeout(300), progress: (line) => ids.push(Number(line)) },
    );
    expect(ending).toMatchObject({ outcome: 'failed', code: 'Timeout' });
    expect(await Promise.all(ids.map(lives))).toEqual([false]);
  });
});

describe('a step whose program has ended while its child still works', () => {
  test('is finished only when the child is, though that holds no pipe', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sternway-steps-'));
    const file = join(directory, 'late');
    const script = '(sleep 0.4; echo late > "$1") >/dev/null 2>&1 & echo early';
    const ending = await run('exec', { script, shell: true, args: [file] });
    expect(ending).toMatchObject({ outcome: 'finished', output: 'early\n' });
    expect(readFileSync(file, 'utf8')).toBe('late\n');
    rmSync(directory, { recursive: true });
  });

  test('does not wait for a daemon that left the group and keeps the pipe', async () => {
    const ids: number[] = [];
    const script = "setsid sh -c 'echo $$; exec sleep 60' & sleep 0.3";
    const started = performance.now();
    const ending = await run(
      'exec',
      { script, shell: true },
      { progress: (line) => ids.push(Number(line)) },
    );
    expect(ending.outcome).toBe('finished');
    expect(performance.now() - started).toBeLessThan(10_000);
    const [daemon] = ids;
    if (daemon !== undefined) process.kill(daemon, 'SIGKILL');
    expect(ids).toHaveLength(1);
  });
});

describe('programs of a worker that died', () => {
  const orphan = async (env: Record<string, string>, script: string) => {
    const child = spawn('/bin/sh', ['-c', script], {
      detached: true,
      env: { PATH: '/usr/bin:/bin', ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    return child;
  };
  const stubborn = 'trap "" TERM; echo up; while :; do sleep 0.1; done';

  test('are ended, with their groups, when they carry the step and the registry, and no others are', async () => {
    const mine = await orphan({ STERNWAY_REGISTRY: 'reg-a', STERNWAY_STEP: 'RB-1/a' }, stubborn);
    const otherStep = await orphan(
      { STERNWAY_REGISTRY: 'reg-a', STERNWAY_STEP: 'RB-1/ab' },
      stubborn,
    );
    const otherBot = await orphan(
      { STERNWAY_REGISTRY: 'reg-b', STERNWAY_STEP: 'RB-1/a' },
      stubborn,
    );
    const warned: string[] = [];
    const end = endOrphans('reg-a', { warn: (line) => warned.push(line), graceMs: 200 });

    expect(await end(['RB-1/a', 'RB-1/none'])).toEqual({ had: ['RB-1/a'], left: [] });
    const pids = [mine, otherStep, otherBot].map(({ pid }) => pid ?? 0);
    expect(await Promise.all(pids.map(lives))).toEqual([false, true, true]);
    expect(await end(['RB-1/a'])).toEqual({ had: [], left: [] });
    expect(warned).toEqual([]);
    for (const { pid } of [otherStep, otherBot]) process.kill(-(pid ?? 0), 'SIGKILL');
  });

  test('are named as left when they cannot be ended', async () => {
    // In the group of the bot itself, which is never signaled.
    const child = spawn('/bin/sh', ['-c', 'echo up; exec sleep 60'], {
      env: { PATH: '/usr/bin:/bin', STERNWAY_REGISTRY: 'reg-c', STERNWAY_STEP: 'RB-1/a' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await once(child.stdout, 'data');
    const warned: string[] = [];
    const times = { graceMs: 50, killWaitMs: 50 };
    const end = endOrphans('reg-c', { warn: (line) => warned.push(line), ...times });
    expect(await end(['RB-1/a', 'RB-1/b'])).toEqual({ had: ['RB-1/a'], left: ['RB-1/a'] });
    expect(warned).toEqual([
      'Programs of RB-1/a do not end, even when killed; they may still act.',
    ]);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
});
