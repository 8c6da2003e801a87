import { BackupUnfit } from '../app/backup/format.ts';
import { RegistryUnavailable } from '../app/ports/registry-errors.ts';
import { accessOf } from './access.ts';
import { type Arguments, splitArguments } from './arguments.ts';
import { clean } from './clean.ts';
import { type Client, clientOf, Unreachable } from './client.ts';
import { type Exit, exits } from './exits.ts';
import { helpText } from './help.ts';
import { FileNotWritten } from './new-file.ts';
import { order } from './order.ts';
import { owns } from './own/list.ts';
import { KeeperRefuses } from './registry/keeper.ts';
import type { Shell } from './shell.ts';
import { typedLine } from './typed.ts';

/** Runs one command line and answers its exit code. Rejects only for faults of ours. */
export async function main(shell: Shell): Promise<Exit> {
  const given = splitArguments(shell.args);
  if (!given.ok) return usage(shell, given.error);
  if (asksForHelp(given.value)) {
    await shell.out(helpText(owns));
    return exits.accepted;
  }
  const access = await accessOf(shell, given.value.options);
  if (access === undefined) {
    return usage(
      shell,
      'STERNWAY_URL or --url is no address; it is written http://127.0.0.1:3400.',
    );
  }
  try {
    return await run(shell, clientOf(shell, access), given.value);
  } catch (error) {
    return failed(shell, error, given.value);
  }
}

const asksForHelp = ({ words: [first, ...more] }: Arguments): boolean =>
  first === undefined || (['help', '--help', '-h'].includes(first) && more.length === 0);

function usage({ err }: Shell, problem: string): Exit {
  err(`${clean(problem)}\nNothing was ordered. npx sternway help lists what may be typed.\n`);
  return exits.usage;
}

function run(shell: Shell, client: Client, given: Arguments): Promise<Exit> {
  const [first = '', ...words] = given.words;
  const own = owns.find(({ word }) => word === first.toLowerCase());
  return own === undefined
    ? order(shell, client, given.words, given.options)
    : own.run(shell, client, { ...given, words });
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof KeeperRefuses ||
  error instanceof RegistryUnavailable ||
  error instanceof FileNotWritten ||
  error instanceof BackupUnfit;

function failed({ err }: Shell, error: unknown, { words, options }: Arguments): Exit {
  if (isRefusal(error)) {
    err(`${clean(error.message)}\n`);
    return exits.refused;
  }
  if (!(error instanceof Unreachable)) throw error;
  err(
    [
      clean(error.message),
      'If it does not run, start it in its checkout: npx sternway start',
      `Then again: ${typedLine(words, options)}`,
      'Is this the right address (STERNWAY_URL, --url)? What runs already goes on without it.',
      'Without it these work on this machine: npx sternway doctor, npx sternway registry verify|export|rebuild|erase, npx sternway playbook lint.',
      '',
    ].join('\n'),
  );
  return exits.unreachable;
}
