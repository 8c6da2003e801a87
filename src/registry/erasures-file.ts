import { randomUUID } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Erasure } from '../app/ports/erasure.ts';
import { Via } from '../core/envelope.ts';
import { Instant, PersonId } from '../core/ids.ts';
import { ErasureBasis } from '../core/retention/basis.ts';
import { jsonIn } from '../lib/json.ts';

const Version = z.int().positive();
/**
 * An erasure that began. Lines of before have no `id`: whether those were done is not known, and what they say as their
 * basis may be words of a person.
 */
const Begun = z.object({
  id: z.string().optional(),
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
  basis: ErasureBasis.catch('order'),
  at: Instant,
  via: Via,
  again: Instant.optional(),
});
/** How it ended: it was done, or nothing was erased, because it was decided on what was true no more. */
const Ended = z.object({ id: z.string(), ended: z.enum(['done', 'left']) });
const Line = z.union([Ended, Begun]);
type Ending = z.infer<typeof Ended>['ended'];

type Noting = z.input<typeof Ended> | (NotedErasure & { readonly id: string });

/** An erasure as it is noted: without the words of whoever ordered it, as nothing is ever taken out of this file. */
export type NotedErasure = Omit<Erasure, 'upTo' | 'why'>;

const lineFeed = 0x0a;
const fileIn = (folder: string): string => join(folder, 'erasures.jsonl');

/** What was ever erased here: what could be read, in order, and the numbers of the lines that could not. */
export type ErasuresNoted = {
  readonly erasures: readonly NotedErasure[];
  readonly unread: readonly number[];
  /** Length of the file in bytes. */
  readonly length: number;
};

/**
 * Adds an erasure to `erasures.jsonl` beside the database, for the replay after an old backup is restored. It is written
 * before the erasure itself: a crash between the two repeats an erasure, the other order would forget one. `end` says how it
 * ended; where that cannot be written it counts as not known, and never rejects, because what was erased is erased.
 */
export async function beginErasure(
  folder: string,
  { upTo: _decidedOn, why: _words, ...noted }: Erasure,
): Promise<{ readonly end: (how: Ending) => Promise<void> }> {
  const id = randomUUID();
  await addLine(folder, { id, ...noted });
  return { end: (ended) => addLine(folder, { id, ended }).catch(() => undefined) };
}

async function addLine(folder: string, line: Noting): Promise<void> {
  await using handle = await open(fileIn(folder), 'a+', 0o600);
  const { size } = await handle.stat();
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
  // A line that a crash or a full disk cut off stays alone.
  const torn = size > 0 && buffer[0] !== lineFeed;
  await handle.write(`${torn ? '\n' : ''}${JSON.stringify(line)}\n`);
  await handle.sync();
}

/** What stands in `erasures.jsonl` after so many bytes, but for what ended with nothing erased; all of it where the file is shorter. Empty when there is no file. */
export async function erasuresNoted(folder: string, after = 0): Promise<ErasuresNoted> {
  const bytes = await readFile(fileIn(folder)).catch((error: unknown) => {
    if (isMissing(error)) return Buffer.alloc(0);
    throw error;
  });
  const from = after > bytes.length ? 0 : after;
  const before = bytes.subarray(0, from).filter((byte) => byte === lineFeed).length;
  const lines = bytes.subarray(from).toString().split('\n');
  const begun: z.infer<typeof Begun>[] = [];
  const left = new Set<string>();
  const unread: number[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const read = Line.safeParse(jsonIn(line));
    if (!read.success) unread.push(before + index + 1);
    else if (!('ended' in read.data)) begun.push(read.data);
    else if (read.data.ended === 'left') left.add(read.data.id);
  });
  const erasures = begun.flatMap(({ id, ...one }) => (left.has(id ?? '') ? [] : [one]));
  return { erasures, unread, length: bytes.length };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
