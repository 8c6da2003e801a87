import { readFile, stat } from 'node:fs/promises';
import type { Problem } from '../app/ports/playbooks.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { maxFileBytes } from '../lib/yaml-file.ts';

const isNodeError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error;

function reason(error: unknown): string {
  const code = isNodeError(error) ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file; create it, or correct the name';
  if (code === 'EACCES') return 'it may not be read; give this process the right to read it';
  if (error instanceof TypeError) return 'it is not UTF-8 text; save it as UTF-8';
  return `it cannot be read (${code ?? String(error)})`;
}

/** The text of a file of at most 1 MB, or in plain words why there is none. Never waits on a pipe or a device. */
export async function readText(file: string): Promise<Result<string, readonly Problem[]>> {
  const refuse = (message: string) => err([{ file, line: 1, column: 1, message }]);
  try {
    const facts = await stat(file);
    if (!facts.isFile()) return refuse('it is not a file');
    if (facts.size > maxFileBytes) return refuse('it is larger than 1 MB; split it');
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file)));
  } catch (error) {
    return refuse(reason(error));
  }
}
