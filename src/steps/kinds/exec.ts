import { z } from 'zod';
import type { Effort } from '../../app/ports/kinds.ts';
import { isPattern } from '../../lib/pattern.ts';
import { runProgram } from '../../lib/program/run.ts';
import { Argv, Env, sayArgv } from '../../lib/program/with.ts';
import { redactorOf } from '../../lib/redaction.ts';
import { endMarked, markOf } from '../marks.ts';
import { programEnding } from '../program-ending.ts';
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
    const marked =
      end.endedBy === undefined
        ? undefined
        : await endMarked(site.registryId, [task], { graceMs: site.graceMs });
    const left = end.left || (marked !== undefined && marked.left.length > 0);
    return programEnding(given, { ...end, left });
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
