import type { z } from 'zod';
import { RegistryUnavailable } from '../app/ports/registry-errors.ts';

/** What a row must be to be believed. Throws `Damaged` when it is not: it was, when it was written. */
export function intact<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw damaged('A row of the registry is not what was written.', read.error);
}

/** A refusal to go on with what the file says now. `why` is one sentence about the place. */
export const damaged = (why: string, cause?: unknown): RegistryUnavailable =>
  new RegistryUnavailable({
    code: 'Damaged',
    why: `${why} Nothing was decided on it.`,
    lift: 'Run "sternway registry verify" to see where; rebuild the read models, or restore the last good backup.',
    cause,
  });

/** The JSON in a column. */
export function jsonIn(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch (error) {
    throw damaged('A row of the registry is not JSON any more.', error);
  }
}
