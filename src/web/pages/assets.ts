import { readFile } from 'node:fs/promises';
import { sha256 } from '../../lib/hash.ts';

/** A file that never changes under its address: the address has its digest. */
export type Asset = { readonly path: string; readonly type: string; readonly text: string };
export type Assets = { readonly style: Asset; readonly script: Asset; readonly icon: Asset };

const folder = new URL('./assets/', import.meta.url);

async function read(name: string, ending: string, type: string): Promise<Asset> {
  const text = await readFile(new URL(`${name}.${ending}`, folder), 'utf8');
  return { path: `/dashboard/${name}-${sha256(text).slice(0, 16)}.${ending}`, type, text };
}

/** The three files that pages load. */
export async function readAssets(): Promise<Assets> {
  const [style, script, icon] = await Promise.all([
    read('style', 'css', 'text/css; charset=utf-8'),
    read('live', 'js', 'text/javascript; charset=utf-8'),
    read('icon', 'svg', 'image/svg+xml'),
  ]);
  return { style, script, icon };
}
