import { link, lstat, open, rename, rm } from 'node:fs/promises';
import { newSecret } from '../lib/secret.ts';

/** A file could not be made or not be written whole; nothing of it is there. */
export class FileNotWritten extends Error {
  override readonly name = 'FileNotWritten';
}

/**
 * A file that was not there before, with all of it or not at all: half of one would be taken for a whole one. It is written
 * beside, as `<path>.<random>.part`, and gets its name when it is whole, so that a kill leaves a part at most. Readable by
 * its owner alone, as it holds what people wrote. Rejects with `FileNotWritten`, also when the disk is full.
 */
export async function writeNew(
  path: string,
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  // Before the first piece is asked for: to give it may go on record.
  if (await isThere(path)) throw taken(path);
  const part = `${path}.${newSecret().slice(0, 8)}.part`;
  try {
    await written(path, part, pieces);
    await named(path, part);
  } finally {
    await rm(part, { force: true });
  }
}

async function written(
  path: string,
  part: string,
  pieces: Parameters<typeof writeNew>[1],
): Promise<void> {
  await using file = await open(part, 'wx', 0o600).catch((error: unknown) => {
    throw notMade(path, error);
  });
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } catch (error) {
    if (!isOfDisk(error)) throw error;
    throw new FileNotWritten(
      `The file ${path} could not be written to its end: ${whyOf(error)}. Nothing was exported, and no half of it is left.`,
      { cause: error },
    );
  }
}

/** A second name is never given over a file that is there; where a disk knows no second names, it is looked once more. */
async function named(path: string, part: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    const isTaken = codeOf(error) === 'EEXIST' || (await isThere(path));
    if (isTaken) throw taken(path, error);
    await rename(part, path).catch((cause: unknown) => {
      throw notMade(path, cause);
    });
  }
}

const isThere = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    (error: unknown) => codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR',
  );

const taken = (path: string, cause?: unknown): FileNotWritten =>
  new FileNotWritten(
    `The file ${path} is there already, and nothing is ever written over. Nothing was exported; give another name.`,
    { cause },
  );

const notMade = (path: string, cause: unknown): FileNotWritten =>
  new FileNotWritten(`The file ${path} cannot be made: ${whyOf(cause)}. Nothing was exported.`, {
    cause,
  });

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** What the operating system says about the file; what else goes wrong is said by whoever gives the pieces. */
const isOfDisk = (error: unknown): boolean =>
  error instanceof Error &&
  'syscall' in error &&
  (error.syscall === 'write' || error.syscall === 'fsync');
