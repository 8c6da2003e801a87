import { z } from 'zod';
import type { Question } from '../app/ports/kinds.ts';
import { type Exited, type NotStarted, runProgram } from '../lib/program/run.ts';
import { Argv, Env } from '../lib/program/with.ts';
import { redactorOf } from '../lib/redaction.ts';
import type { Site } from './check-kind.ts';

/** What a program is asked with, under `with:`. */
export const Program = z.strictObject({
  argv: Argv,
  cwd: z.string().min(1).optional(),
  env: Env.default({}),
});

type Asking = Pick<Question, 'signal' | 'secrets'> & {
  readonly with: z.output<typeof Program>;
  readonly site: Site;
};

/** Runs a program that only reads, by its promise; what it prints of our secrets is taken out. */
export const askProgram = ({
  with: { argv, cwd, env },
  site,
  signal,
  secrets,
}: Asking): Promise<NotStarted | Exited> =>
  runProgram({
    argv,
    cwd,
    env: { ...site.inherited, ...env, ...secrets },
    signal,
    redactor: redactorOf(secrets),
    progress: () => undefined,
    graceMs: site.graceMs,
  });

/** The number that it printed, or the text that is none. */
export function printed({ stdout }: Exited): number | string {
  const text = stdout.text.trim();
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : text;
}
