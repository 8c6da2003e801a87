import type { Arguments } from '../arguments.ts';
import { type Exit, exits } from '../exits.ts';
import { writeNew } from '../new-file.ts';
import type { Shell } from '../shell.ts';
import type { Keeper } from './keeper.ts';

/** Writes every event as a JSON line to standard output or a new file: one that exists is never written over. */
export async function exportTo(
  shell: Shell,
  keeper: Keeper,
  { words, options }: Arguments,
): Promise<Exit> {
  if (options.bundle) return bundleTo(shell, keeper, { incident: words[1], out: options.out });
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

type Wanted = { readonly incident: string | undefined; readonly out: string | undefined };

/** Writes the bundle of one incident to a new file: what it is called is said, because an archive is nothing to print. */
async function bundleTo(shell: Shell, keeper: Keeper, { incident, out }: Wanted): Promise<Exit> {
  if (incident === undefined) {
    shell.err('Usage: sternway registry export <incident> --bundle [--out <file>]\n');
    return exits.usage;
  }
  const file = out ?? `${incident.toUpperCase()}.tar`;
  await writeNew(file, keeper.bundle(incident));
  const name = incident.toUpperCase();
  shell.err(`Written to ${file}. To check it: tar xf ${file} && node ${name}/verify.mjs\n`);
  return exits.accepted;
}
