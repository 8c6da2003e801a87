import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Erasure } from '../app/ports/registry.ts';
import { Via } from '../core/envelope.ts';
import { Instant, PersonId } from '../core/ids.ts';

const Version = z.int().positive();
const Line = z.object({
  what: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('text'),
      stream: z.string(),
      version: Version,
      name: z.string(),
    }),
    z.object({
      kind: z.literal('texts'),
      stream: z.string(),
      upTo: z.int(),
      texts: z.array(z.object({ version: Version, name: z.string() })),
    }),
    z.object({ kind: z.literal('search'), search: z.string() }),
    z.object({
      kind: z.literal('person'),
      person: PersonId,
      unseenSince: Instant.optional(),
    }),
  ]),
  by: z.string(),
  basis: z.string(),
  at: Instant,
  via: Via,
  again: Instant.optional(),
});

const lineFeed = 0x0a;
const fileIn = (folder: string): string => join(folder, 'erasures.jsonl');

/** What was ever erased here: what could be read, in order, and the numbers of the lines that could not. */
export type ErasuresNoted = {
  readonly erasures: readonly Erasure[];
  readonly unread: readonly number[];
  /** Length of the file in bytes. */
  readonly length: number;
};

/**
 * Adds an erasure to `erasures.jsonl` beside the database, for the replay after an old backup is restored. It is written
 * before the erasure itself: a crash between the two repeats an erasure, the other order would forget one.
 */
export async function noteErasure(folder: string, erasure: Erasure): Promise<void> {
  await using handle = await open(fileIn(folder), 'a+', 0o600);
  const { size } = await handle.stat();
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
  // A line that a crash or a full disk cut off stays alone.
  const torn = size > 0 && buffer[0] !== lineFeed;
  await handle.write(`${torn ? '\n' : ''}${JSON.stringify(erasure)}\n`);
  await handle.sync();
}

/** What stands in `erasures.jsonl` after so many bytes; all of it where the file is shorter. Empty when there is no file. */
export async function erasuresNoted(folder: string, after = 0): Promise<ErasuresNoted> {
  const bytes = await readFile(fileIn(folder)).catch((error: unknown) => {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  });
  const from = after > bytes.length ? 0 : after;
  const before = bytes.subarray(0, from).filter((byte) => byte === lineFeed).length;
  const lines = bytes.subarray(from).toString().split('\n');
  const erasures: Erasure[] = [];
  const unread: number[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const read = Line.safeParse(jsonIn(line));
    if (read.success) erasures.push(read.data);
    else unread.push(before + index + 1);
  });
  return { erasures, unread, length: bytes.length };
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
