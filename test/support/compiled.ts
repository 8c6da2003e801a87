import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const folder = fileURLToPath(new URL('../../node_modules/.cache/sternway', import.meta.url));

/**
 * Environment of a program of this checkout: it finds what others compiled before it. Reading and stripping the same
 * hundreds of files again is most of what a start costs, and a busy machine pays it many times over.
 */
export const compiled = { NODE_COMPILE_CACHE: folder } as const;

/** Compiles a module and all that it imports, for programs that are killed before they could leave anything behind. */
export async function compile(module: URL): Promise<void> {
  const words = ['--input-type=module', '--eval', `await import('${module.href}')`];
  const { PATH, HOME } = process.env;
  await promisify(execFile)(process.execPath, words, { env: { PATH, HOME, ...compiled } });
}
