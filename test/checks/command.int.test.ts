import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lives } from '../steps/rig.ts';
import { measure } from './rig.ts';

const sh = (script: string): [string, string, string] => ['/bin/sh', '-c', script];

describe('a command as a check', () => {
  test.each([
    ['0', { argv: sh('exit 0') }, 'pass'],
    ['1', { argv: sh('exit 1') }, 'fail'],
    ['75', { argv: sh('exit 75') }, 'inconclusive'],
    ['2', { argv: sh('exit 2') }, 'error'],
    ['3, declared', { argv: sh('exit 3'), inconclusive: [3] }, 'inconclusive'],
    ['a kill', { argv: sh('kill -9 $$') }, 'error'],
    ['no program', { argv: ['no-such-program'] }, 'error'],
    ['a number that holds', { argv: ['echo', '12'], stdout: { op: '<=', value: 12 } }, 'pass'],
    ['a number that does not', { argv: ['echo', '13'], stdout: { op: '<=', value: 12 } }, 'fail'],
    ['no number', { argv: ['echo', 'NaN'], stdout: { op: '<=', value: 12 } }, 'inconclusive'],
    [
      'nothing where a number is due',
      { argv: ['true'], stdout: { op: '<=', value: 12 } },
      'inconclusive',
    ],
  ])('answers by its exit: %s', async (_, given, verdict) => {
    expect(await measure('command', given)).toMatchObject({ verdict });
  });

  test('says its last line', async () => {
    expect(
      await measure('command', { argv: sh('echo one; echo 3 orphans; exit 1') }),
    ).toMatchObject({
      summary: 'exit 1: 3 orphans',
    });
  });

  test('that never ends is an error in time, and is ended with its children', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sternway-command-'));
    const file = join(directory, 'pids');
    const script = `trap "" TERM; sleep 60 & echo $! $$ > ${file}; while :; do sleep 0.1; done`;
    const signal = AbortSignal.timeout(300);
    expect(await measure('command', { argv: sh(script) }, { signal })).toMatchObject({
      verdict: 'error',
    });
    const ids = readFileSync(file, 'utf8').trim().split(' ').map(Number);
    expect(ids).toHaveLength(2);
    for (const id of ids) await expect.poll(async () => lives(id), { timeout: 3_000 }).toBe(false);
    rmSync(directory, { recursive: true });
  });
});
