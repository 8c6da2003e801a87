import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** One line that a target wrote down about what it did. `at`: milliseconds, taken just before it was written. */
export const Effect = z.strictObject({
  note: z.enum(['begin', 'child', 'failed', 'end']),
  /** `RB-3/slow-2` */
  step: z.string(),
  epoch: z.int(),
  key: z.string(),
  registry: z.string(),
  pid: z.int(),
  at: z.int(),
});
export type Effect = z.infer<typeof Effect>;

/** Reads a file of JSON lines; a last line that was cut by a kill counts for nothing. */
export function readLines<T>(file: string, schema: z.ZodType<T>): readonly T[] {
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

/** A file of JSON lines that only grows. What `add` returned from is on disk. */
export function openLines(file: string): Disposable & { readonly add: (line: unknown) => void } {
  const handle = openSync(file, 'a');
  return {
    add: (line) => {
      writeSync(handle, `${JSON.stringify(line)}\n`);
      fsyncSync(handle);
    },
    [Symbol.dispose]: () => closeSync(handle),
  };
}
