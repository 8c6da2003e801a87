import { randomBytes } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A fresh local token: nobody can guess it. */
export const newLocalToken = (): string => randomBytes(32).toString('base64url');

/**
 * Writes the local token of this start to `local-token` in the data folder, readable by its owner alone.
 * The one of an earlier start is worth nothing from then on.
 */
export async function keepLocalToken(dataFolder: string, token: string): Promise<void> {
  const file = join(dataFolder, 'local-token');
  // Renamed into place: a reader never sees half of it, and an older file's rights are not taken over.
  const fresh = `${file}.${process.pid}.new`;
  await writeFile(fresh, `${token}\n`, { mode: 0o600, flag: 'w' });
  await rename(fresh, file);
}
