import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { Manifest } from './state/manifest.ts';

/** Reads an app manifest in YAML or JSON. Throws with the file and what is wrong in it. */
export const readManifest = async (path: string): Promise<Manifest> => {
  const content: unknown = parse(await readFile(path, 'utf8'));
  const manifest = Manifest.safeParse(content);
  if (manifest.success) return manifest.data;
  throw new Error(`${path} is no app manifest for Slack:\n${z.prettifyError(manifest.error)}`);
};
