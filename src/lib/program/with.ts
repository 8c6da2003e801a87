import { z } from 'zod';

/** One text of a command line or environment; the system cannot pass a zero byte. */
const Argument = z
  .string()
  .max(100_000)
  .refine((text) => !text.includes('\0'), { error: 'a zero byte cannot be passed to a program' });

/** Program and arguments. They stay arguments: no shell reads them. */
export const Argv = z.tuple([Argument.min(1)], Argument);

/** Variables that a playbook sets for its program. */
export const Env = z.record(
  z
    .string()
    .regex(/^[A-Za-z_]\w*$/u, 'not the name of a variable')
    .refine((name) => !name.startsWith('STERNWAY_'), {
      error: 'names that begin with STERNWAY_ are set by Sternway itself',
    }),
  Argument,
);

/** A command line for people to read; arguments with blanks or special characters in quotes. */
export const sayArgv = (argv: readonly string[]): string =>
  argv.map((one) => (/^[\w@%+=:,./-]+$/u.test(one) ? one : JSON.stringify(one))).join(' ');

const inheritedNames = ['PATH', 'HOME', 'LANG'] as const;

/** The little of an environment that programs may inherit; everything else, the bot's tokens first, stays behind. */
export function inherited(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    inheritedNames.flatMap((name) => {
      const value = env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
