import { z } from 'zod';
import { runProgram } from '../../lib/program/run.ts';
import { Argv, Env } from '../../lib/program/with.ts';
import { redactorOf } from '../../lib/redaction.ts';
import { countKind, unknownCount } from '../check-kind.ts';
import { countOf } from '../count-of.ts';

/** Counts by a program that prints a number. */
export const command = countKind({
  kind: 'command',
  doc: 'Counts with a program: argv (no shell, read-only by promise), cwd, env; with exit code 0 the number on its standard output is the count.',
  with: z.strictObject({
    argv: Argv,
    cwd: z.string().min(1).optional(),
    env: Env.default({}),
  }),
  count: async ({ with: given, site, signal, secrets }) => {
    const end = await runProgram({
      argv: given.argv,
      cwd: given.cwd,
      env: { ...site.inherited, ...given.env, ...secrets },
      signal,
      redactor: redactorOf(secrets),
      progress: () => undefined,
      graceMs: site.graceMs,
    });
    if (end.status === 'not-started') return unknownCount(end.why);
    if (end.exitCode !== 0) return unknownCount(`exit ${end.exitCode ?? end.killedBy}`);
    const text = end.stdout.text.trim();
    const number = text === '' ? Number.NaN : Number(text);
    return countOf(Number.isFinite(number) ? number : text);
  },
});
