import { createRequire } from 'node:module';
import { z } from 'zod';

const { name, version } = z
  .object({ name: z.string(), version: z.string() })
  .parse(createRequire(import.meta.url)('../package.json'));

/** Name and version of this program, as decisions record it. */
export const program = `${name} ${version}`;
