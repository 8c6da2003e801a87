import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { SourceFile } from './found.ts';

const deepest = 5;
const mostFiles = 2_000;
/** What `kubectl get -o json` prints for a large cluster is this long. */
const mostBytes = 32 * 1024 * 1024;

const passed: ReadonlySet<string> = new Set(['node_modules', 'data', 'dist', 'vendor']);
const isBook = (name: string): boolean => /run[-_ ]?book|roll[-_ ]?back/iu.test(name);

/** By name alone: whatever else lies around is not opened. */
function isWanted(name: string): boolean {
  const ending = extname(name).toLowerCase();
  if (ending === '.md' || ending === '.markdown') return isBook(name);
  return ['.yaml', '.yml', '.json'].includes(ending) && !name.startsWith('package');
}

async function below(folder: string, depth: number): Promise<readonly string[]> {
  if (depth > deepest) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const path = join(folder, entry.name);
    const isOpen = !entry.name.startsWith('.') && !passed.has(entry.name);
    if (entry.isDirectory() && isOpen) found.push(...(await below(path, depth + 1)));
    else if (entry.isFile() && isOpen && isWanted(entry.name)) found.push(path);
  }
  return found;
}

/** The files among these paths that may hold something, and paths that are not there. Links are not followed out of a folder. */
export async function filesAt(
  paths: readonly string[],
): Promise<{ readonly files: readonly SourceFile[]; readonly missing: readonly string[] }> {
  const files: SourceFile[] = [];
  const missing: string[] = [];
  for (const path of paths) {
    const facts = await stat(path).catch(() => undefined);
    if (facts?.isDirectory()) {
      const found = (await below(path, 0)).slice(0, mostFiles);
      for (const one of found) files.push(...(await fileAt(one, false)));
    } else if (facts?.isFile()) files.push(...(await fileAt(path, true)));
    else missing.push(path);
  }
  return { files, missing };
}

async function fileAt(path: string, isNamed: boolean): Promise<readonly SourceFile[]> {
  const { size } = await stat(path);
  return size > mostBytes ? [] : [{ path, text: await readFile(path, 'utf8'), isNamed }];
}
