import { z } from 'zod';
import type { Effort, Ending } from '../../app/ports/kinds.ts';
import { found, isPattern, patternMs } from '../../lib/pattern.ts';
import { type Exited, runProgram } from '../../lib/program/run.ts';
import { Argv, Env, sayArgv } from '../../lib/program/with.ts';
import { redactorOf } from '../../lib/redaction.ts';
import { endMarked, markOf } from '../marks.ts';
import { failed, type Site, workerKind } from '../step-kind.ts';

const common = {
  cwd: z.string().min(1).optional(),
  env: Env.default({}),
  /** Exit codes that mean success. */
  expect_exit: z.array(z.int().min(0).max(255)).min(1).default([0]),
  /** A regular expression that the kept part of the standard output must hold. */
  stdout_match: z
    .string()
    .max(500)
    .refine(isPattern, { error: 'not a regular expression' })
    .optional(),
};

const Exec = z.discriminatedUnion('shell', [
  z.strictObject({ ...common, argv: Argv, shell: z.literal(false).optional() }),
  /** Only whoever writes `shell: true` gets a shell. Values go in as `args` ("$1") or `env`, never into the text. */
  z.strictObject({
    ...common,
    script: z.string().min(1).max(100_000),
    args: z.array(z.string()).default([]),
    shell: z.literal(true),
  }),
]);
type Exec = z.output<typeof Exec>;

/** Runs a program in a process group of its own; ends the whole group on abort and timeout. */
export const exec = workerKind({
  kind: 'exec',
  doc: 'Runs a program: argv (no shell), cwd, env, expect_exit, stdout_match. Listed secrets are variables of the same name. A shell only with script and shell: true.',
  with: Exec,
  describe: (given) =>
    given.shell === true ? `run the shell script: ${given.script}` : `run ${sayArgv(given.argv)}`,
  run: async (task) => {
    const { signal, progress, site, with: given } = task;
    const end = await runProgram({
      argv: argvOf(given),
      cwd: given.cwd,
      env: environmentOf(task),
      signal,
      progress,
      redactor: redactorOf(task.secrets),
      graceMs: site.graceMs,
    });
    if (end.status === 'not-started') return failed(end.code, end.why, { started: false });
    // Whoever left the group (setsid) still carries the step's mark.
    if (end.endedBy !== undefined)
      await endMarked(site.registryId, [task], { graceMs: site.graceMs });
    return endingOf(given, end);
  },
});

function argvOf(given: Exec): readonly [string, ...string[]] {
  return given.shell === true ? ['/bin/sh', '-c', given.script, 'sh', ...given.args] : given.argv;
}

function environmentOf({
  with: given,
  secrets,
  site,
  ...effort
}: Effort & { readonly with: Exec; readonly site: Site }) {
  return { ...site.inherited, ...given.env, ...secrets, ...markOf(site.registryId, effort) };
}

function endingOf(given: Exec, end: Exited): Ending {
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
  return { outcome: 'failed', code, evidence: { ...evidence, why }, output };
}

type Problem = readonly [code: string, why: string];

function problemOf(given: Exec, end: Exited): Problem | undefined {
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
