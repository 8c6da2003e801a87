import { type Exit, exits } from '../exits.ts';
import { writeNew } from '../new-file.ts';
import type { Shell } from '../shell.ts';
import type { Keeper } from './keeper.ts';

type Wanted = { readonly incident: string | undefined; readonly out: string | undefined };

/** Writes the bundle of one incident to a new file: what it is called is said, because an archive is nothing to print. */
export async function bundleTo(
  shell: Shell,
  keeper: Keeper,
  { incident, out }: Wanted,
): Promise<Exit> {
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
