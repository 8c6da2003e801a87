import { IncidentId } from '../../core/ids.ts';
import type { Arguments } from '../arguments.ts';
import { type Exit, exits } from '../exits.ts';
import { writeNew } from '../new-file.ts';
import type { Progress, Shell } from '../shell.ts';
import { bundleTo } from './bundle.ts';
import type { Keeper } from './keeper.ts';

const usage = `Usage: sternway registry export [<incident>] [--out <file>]
An incident is written INC-3. Nothing was exported.
`;

/**
 * Writes every event, or those of one incident, as a JSON line to standard output or a new file: one that exists is never
 * written over. A person in front of it sees how far it is.
 */
export async function exportTo(
  shell: Shell,
  keeper: Keeper,
  { words: [, said, ...more], options }: Arguments,
): Promise<Exit> {
  if (options.bundle) return bundleTo(shell, keeper, { incident: said, out: options.out });
  const incident = IncidentId.safeParse(said?.toUpperCase()).data;
  if (more.length > 0 || (said !== undefined && incident === undefined)) {
    shell.err(usage);
    return exits.usage;
  }
  const { events, pieces } = await keeper.exportEvents(incident);
  const shown = shell.progress(events, options.out === undefined ? 'on-screen' : 'in-file');
  try {
    if (options.out === undefined) await toScreen(shell, counted(pieces, shown));
    else await writeNew(options.out, counted(pieces, shown));
  } finally {
    shown?.end();
  }
  if (options.out !== undefined) shell.err(`Written to ${options.out}.\n`);
  return exits.accepted;
}

type Piece = string | Uint8Array;

async function toScreen(shell: Shell, pieces: AsyncIterable<Piece>): Promise<void> {
  const decoder = new TextDecoder();
  for await (const piece of pieces) {
    await shell.out(typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true }));
  }
}

const lineFeed = 0x0a;

/** Tells how many events have gone by: each ends with a line feed, and has no other. */
async function* counted(
  pieces: AsyncIterable<Piece>,
  shown: Progress | undefined,
): AsyncGenerator<Piece> {
  let done = 0;
  for await (const piece of pieces) {
    yield piece;
    if (shown === undefined) continue;
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    for (const byte of bytes) done += Number(byte === lineFeed);
    shown.at(done);
  }
}
