import { oneLine } from '../../core/texts/words.ts';
import type { Arguments } from '../arguments.ts';
import { clean } from '../clean.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import type { Keeper, MadeSearch } from './keeper.ts';

const usage = 'Usage: sternway registry searches\n';

/** Who looked for what one person did, when and why, the oldest first; and how a reason is erased. */
export async function searches(
  shell: Shell,
  keeper: Keeper,
  { words, options }: Arguments,
): Promise<Exit> {
  if (words.length > 1) {
    shell.err(usage);
    return exits.usage;
  }
  const made = await keeper.searches();
  await shell.out(options.json ? `${JSON.stringify(made)}\n` : told(made));
  return exits.accepted;
}

const told = (made: readonly MadeSearch[]): string =>
  made.length === 0
    ? 'Nobody has looked for what one person did.\n'
    : `${made.map(line).join('\n')}\nA reason is erased with: sternway registry erase text <search/…> because --basis <why>\n`;

const line = ({ id, at, byName, personName, because, via }: MadeSearch): string =>
  clean(`${id}  ${at}  ${byName} looked for ${personName} (${via}): ${oneLine(because)}`);
