import { describe, expect, test } from 'vitest';
import type { Exited } from '../../src/lib/program/run.ts';
import { programEnding } from '../../src/steps/program-ending.ts';

const captured = { text: '', bytes: 0, sha256: 'none' };
const exited = (more: Partial<Exited>): Exited => ({
  status: 'exited',
  exitCode: undefined,
  killedBy: undefined,
  endedBy: undefined,
  left: false,
  output: captured,
  stdout: captured,
  ...more,
});
const given = { expect_exit: [0] };

describe('a program that lives on after it was killed', () => {
  test.each(['Aborted', 'Timeout'] as const)(
    'fails closed after %s: nobody can tell, and it may still run',
    (endedBy) => {
      expect(programEnding(given, exited({ left: true, endedBy }))).toMatchObject({
        outcome: 'unknown',
        code: 'StillRunning',
        mayStillRun: true,
      });
    },
  );
});

describe('a program that was ended', () => {
  test('failed, and nothing of it runs', () => {
    const ending = programEnding(given, exited({ endedBy: 'Aborted', killedBy: 'SIGKILL' }));
    expect(ending).toMatchObject({ outcome: 'failed', code: 'Aborted' });
    expect(ending).not.toHaveProperty('mayStillRun');
  });
});
