import type { Arguments } from '../arguments.ts';
import { type Exit, exits } from '../exits.ts';
import { writeNew } from '../new-file.ts';
import type { Shell } from '../shell.ts';
import type { Keeper } from './keeper.ts';

/** Writes every event as a JSON line to standard output or a new file: one that exists is never written over. */
export async function exportTo(
  shell: Shell,
  keeper: Keeper,
  { options }: Arguments,
): Promise<Exit> {
  const decoder = new TextDecoder();
  const text = (piece: string | Uint8Array): string =>
    typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
  if (options.out === undefined) {
    for await (const piece of keeper.exportEvents()) await shell.out(text(piece));
    return exits.accepted;
  }
  await writeNew(options.out, keeper.exportEvents());
  shell.err(`Written to ${options.out}.\n`);
  return exits.accepted;
}
