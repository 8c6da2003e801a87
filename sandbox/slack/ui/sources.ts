import { readFileSync, statSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

type Kept = { readonly changedAt: number; readonly text: string };

const kept = new Map<string, Kept>();

/**
 * A file as the browser gets it: TypeScript without its types, anything else as it is. Kept until the file changes, so that an
 * edit is seen on reload. Answers undefined where there is no such file.
 */
export function sourceOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) return undefined;
  const known = kept.get(path);
  if (known?.changedAt === found.mtimeMs) return known.text;
  const written = readFileSync(path, 'utf8');
  const text = path.endsWith('.ts') ? stripTypeScriptTypes(written) : written;
  kept.set(path, { changedAt: found.mtimeMs, text });
  return text;
}
