import { readFile } from 'node:fs/promises';
import type { ExportedRecord } from '../app/proof/export-record.ts';
import { tarOf } from '../lib/tar.ts';

/** Receipts that are tokens are files of their own kind, so that other programs read them. */
const token = /^(?:[0-9a-f]{2}){100,}$/u;

const beside = (name: string): Promise<string> =>
  readFile(new URL(`bundle/${name}`, import.meta.url), 'utf8');

/** The bundle of one incident as a tar archive, everything in a folder that is called like the incident. */
export async function bundleOf(exported: ExportedRecord, at: Date): Promise<Uint8Array> {
  const outside = exported.outside.map(({ place, anchor, receipt }) => {
    const isToken = token.test(receipt);
    const file = `outside/${place}-${anchor}.${isToken ? 'tst' : 'txt'}`;
    return { place, anchor, file, content: isToken ? Buffer.from(receipt, 'hex') : `${receipt}\n` };
  });
  const listed = outside.map(({ content: _content, ...rest }) => rest);
  const files = {
    'record.json': `${JSON.stringify({ ...exported, outside: listed }, undefined, 1)}\n`,
    'FORMAT.md': await beside('FORMAT.md'),
    'verify.mjs': await beside('verify.mjs'),
    ...Object.fromEntries(outside.map(({ file, content }) => [file, content])),
  };
  const named = Object.entries(files).map(([name, content]) => [
    `${exported.incident}/${name}`,
    content,
  ]);
  return tarOf(Object.fromEntries(named), at);
}
