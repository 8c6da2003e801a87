import type { Cell, Header } from '../../app/backup/format.ts';
import { openSha256 } from '../../lib/hash.ts';
import { damaged } from '../intact.ts';

/** A table begins, or some of its rows come. */
export type Part =
  | { readonly table: string; readonly columns: readonly string[] }
  | { readonly rows: readonly (readonly unknown[])[] };

/** The lines of a backup, some in a piece. Rejects with `RegistryUnavailable` (`Damaged`) where a row is not what was written. */
export async function* backupOf(
  header: Header,
  parts: AsyncIterable<Part>,
): AsyncGenerator<string> {
  const sum = openSha256();
  let lines = 0;
  const written = (all: readonly unknown[]): string => {
    const piece = all.map((line) => `${JSON.stringify(line)}\n`).join('');
    sum.add(piece);
    lines += all.length;
    return piece;
  };
  yield written([header]);
  for await (const part of parts) {
    yield written('rows' in part ? part.rows.map((row) => row.map(cellOf)) : [part]);
  }
  yield `${JSON.stringify({ end: { lines, sha256: sum.end() } })}\n`;
}

/** A damaged row is not copied as if it were whole: the next backup would take the place of a good one. */
function cellOf(value: unknown): Cell {
  if (value === null) return null;
  if (typeof value === 'string' && value.isWellFormed()) return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  throw damaged('A row of the registry is not what was written, so no backup was made.');
}
