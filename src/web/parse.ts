import type { z } from 'zod';
import { type AnyRefusal, refuseAtEdge } from '../core/refusals.ts';
import { err, ok, type Result } from '../lib/result.ts';

const toldProblems = 5;
const toldCharacters = 60;

/** What came in as the schema wants it, or `BadRequest` with its first problems. Never throws for any input. */
export function parse<T>(schema: z.ZodType<T>, value: unknown): Result<T, AnyRefusal> {
  const read = schema.safeParse(value);
  if (read.success) return ok(read.data);
  const problems = read.error.issues.slice(0, toldProblems).map(said);
  return err(refuseAtEdge('BadRequest', { problems }));
}

/** Cut before it is put together: an issue may name a hundred thousand fields. */
function said(issue: z.core.$ZodIssue): string {
  const where = issue.path.slice(0, 5).join('.');
  const what =
    issue.code === 'unrecognized_keys'
      ? `there is no field ${issue.keys.slice(0, 3).map(cut).join(', ')}`
      : issue.message;
  return where === '' ? what : `${cut(where)}: ${what}`;
}

const cut = (text: string): string => text.slice(0, toldCharacters);
