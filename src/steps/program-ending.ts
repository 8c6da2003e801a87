import type { Ending } from '../app/ports/kinds.ts';
import { found, patternMs } from '../lib/pattern.ts';
import type { Exited } from '../lib/program/run.ts';

/** What was expected of the program. */
type Expected = {
  readonly expect_exit: readonly number[];
  readonly stdout_match?: string | undefined;
};

/**
 * The ending of a program that was started. One of which something may still live has not failed: it may yet take
 * effect, so nobody can tell, and it is never started beside itself.
 */
export function programEnding(given: Expected, end: Exited): Ending {
  const evidence = {
    started: true,
    exit: end.exitCode ?? null,
    killedBy: end.killedBy ?? null,
    bytes: end.output.bytes,
    sha256: end.output.sha256,
  };
  const problem = problemOf(given, end);
  if (problem === undefined) return { outcome: 'finished', evidence, output: end.output.text };
  const [code, why] = problem;
  const output = end.output.text === '' ? why : `${end.output.text.trimEnd()}\n${why}`;
  const ending = { code, evidence: { ...evidence, why }, output };
  return end.left
    ? { outcome: 'unknown', mayStillRun: true, ...ending }
    : { outcome: 'failed', ...ending };
}

type Problem = readonly [code: string, why: string];

function problemOf(given: Expected, end: Exited): Problem | undefined {
  if (end.left)
    return ['StillRunning', 'a process of this step did not end, even when it was killed'];
  if (end.endedBy === 'Timeout')
    return [
      'Timeout',
      'the time of this step was over; the program and all its children were ended',
    ];
  if (end.endedBy === 'Aborted') return ['Aborted', 'the program and all its children were ended'];
  if (end.exitCode === undefined) return ['Killed', `the program was killed (${end.killedBy})`];
  if (!given.expect_exit.includes(end.exitCode)) {
    return [
      'ExitCode',
      `the program ended with exit code ${end.exitCode}, not ${given.expect_exit.join(' or ')}`,
    ];
  }
  return given.stdout_match === undefined
    ? undefined
    : mismatch(given.stdout_match, end.stdout.text);
}

function mismatch(pattern: string, stdout: string): Problem | undefined {
  const answer = found(pattern, stdout);
  if (answer === true) return undefined;
  if (answer === undefined)
    return [
      'PatternTooSlow',
      `stdout_match took longer than ${patternMs} ms; write a simpler pattern`,
    ];
  return ['OutputMismatch', `the kept part of the standard output does not match ${pattern}`];
}
