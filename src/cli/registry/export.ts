import { open, rm } from 'node:fs/promises';
import type { Arguments } from '../arguments.ts';
import { type Exit, exits } from '../exits.ts';
import type { Shell } from '../shell.ts';
import { type Keeper, KeeperRefuses } from './keeper.ts';

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
  await inFile(options.out, keeper);
  shell.err(`Written to ${options.out}.\n`);
  return exits.accepted;
}

/** The whole registry or no file: half of one would be taken for a whole one. */
async function inFile(path: string, keeper: Keeper): Promise<void> {
  await using file = await newFile(path);
  try {
    for await (const piece of keeper.exportEvents()) await file.writeFile(piece);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/** Readable by its owner alone: it holds all that people wrote. */
async function newFile(path: string) {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new KeeperRefuses(`The file ${path} cannot be made anew: ${why}. Nothing was exported.`);
  }
}
