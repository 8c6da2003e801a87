import { open, rm } from 'node:fs/promises';

/** A file could not be made or not be written whole; nothing of it is there. */
export class FileNotWritten extends Error {
  override readonly name = 'FileNotWritten';
}

/**
 * A file that was not there before, with all of it or not at all: half of one would be taken for a whole one. Readable
 * by its owner alone, as it holds what people wrote. Rejects with `FileNotWritten`, also when the disk is full.
 */
export async function writeNew(
  path: string,
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  await using file = await open(path, 'wx', 0o600).catch((error: unknown) => {
    throw new FileNotWritten(notMade(path, error), { cause: error });
  });
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    if (!isOfDisk(error)) throw error;
    throw new FileNotWritten(
      `The file ${path} could not be written to its end: ${whyOf(error)}. Nothing was exported, and no half of it is left.`,
      { cause: error },
    );
  }
}

const notMade = (path: string, error: unknown): string =>
  codeOf(error) === 'EEXIST'
    ? `The file ${path} is there already, and nothing is ever written over. Nothing was exported; give another name.`
    : `The file ${path} cannot be made: ${whyOf(error)}. Nothing was exported.`;

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** What the operating system says about the file; what else goes wrong is said by whoever gives the pieces. */
const isOfDisk = (error: unknown): boolean =>
  error instanceof Error &&
  'syscall' in error &&
  (error.syscall === 'write' || error.syscall === 'fsync');
