import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyIn, newKeyPem, type SigningKey } from '../lib/ed25519.ts';

/** The key that signs anchors cannot be used. Without it nothing could be proved later, so the bot does not start. */
class KeyUnusable extends Error {
  override readonly name = 'KeyUnusable';
}

/** The key in use, and the one before it where it was rotated and has not handed over yet. */
export type Keys = { readonly key: SigningKey; readonly before: SigningKey | undefined };

const keyFile = (folder: string): string => join(folder, 'anchor-key.pem');
const oldFile = (folder: string): string => join(folder, 'anchor-key.old.pem');

/** The key in the data folder, made there when there is none. Rejects with `KeyUnusable`. */
export async function keptKeys(folder: string): Promise<Keys> {
  const pem = (await textIn(keyFile(folder))) ?? (await made(folder));
  const old = await textIn(oldFile(folder));
  return { key: read(pem, keyFile(folder)), before: old === undefined ? undefined : keyIn(old) };
}

/** The keys that secrets hold. Rejects with `KeyUnusable`. */
export const givenKeys = (pem: string, old: string | undefined): Keys => ({
  key: read(pem, 'the secret of anchors.key_secret'),
  before: old === undefined ? undefined : keyIn(old),
});

/** Puts a new key in the place of the one in the folder; that one hands over at the next start. */
export async function rotateKey(folder: string): Promise<SigningKey> {
  const current = await textIn(keyFile(folder));
  // Rotated twice before a start: the key that is on record is the first of them.
  const waiting = await textIn(oldFile(folder));
  if (current !== undefined && waiting === undefined) await put(oldFile(folder), current);
  return read(await made(folder), keyFile(folder));
}

/** The old key has handed over: nobody needs it any more, and a thief could use it. */
export const forgetOldKey = (folder: string): Promise<void> => rm(oldFile(folder), { force: true });

function read(pem: string, where: string): SigningKey {
  const key = keyIn(pem);
  if (key !== undefined) return key;
  throw new KeyUnusable(
    `There is no Ed25519 key in ${where}, so anchors cannot be signed. Put the key back there; if it is lost, move that file away: a new key is made at the next start, and verify says so.`,
  );
}

async function made(folder: string): Promise<string> {
  const pem = newKeyPem();
  await put(keyFile(folder), pem);
  return pem;
}

async function put(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function textIn(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new KeyUnusable(
      `The key that signs anchors, ${file}, cannot be read: ${String(error)}.`,
      {
        cause: error,
      },
    );
  }
}
