import { z } from 'zod';
import { stepActors } from '../core/plan/plan.ts';
import { JsonObject } from '../lib/json.ts';
import { sayIssue } from '../lib/say-issue.ts';
import { holdsTemplate, partAt } from './templates.ts';

/** A kind of check or count as the files know it: its word, the schema of its `with:`, one line of what it does. */
export type KindSchema<W extends z.ZodType = z.ZodType> = {
  readonly kind: string;
  readonly with: W;
  readonly doc: string;
};

/** A kind of step, and who carries it out. */
export type StepKindSchema<W extends z.ZodType = z.ZodType> = KindSchema<W> & {
  readonly by: (typeof stepActors)[number];
};

export type Kinds<W extends z.ZodType = z.ZodType> = {
  readonly steps: readonly StepKindSchema<W>[];
  readonly checks: readonly KindSchema<W>[];
};

/** What a kind's schema is when its `with:` has been looked at but kept as it was written. */
export type AsWritten = z.ZodType<JsonObject>;

/** Whether an issue may vanish once templates are bound: the value it is about is, or for alternatives holds, one. */
function mayVanish(raw: unknown, issue: z.core.$ZodIssue): boolean {
  const part = partAt(raw, issue.path);
  const deep = issue.code === 'invalid_union' || issue.code === 'custom';
  return (deep || typeof part === 'string') && holdsTemplate(part);
}

/** Reports what another schema found as a finding of this one, its words and its path kept. */
export function passOn(issue: z.core.$ZodIssue, context: z.core.$RefinementCtx): void {
  const { path, message } = issue;
  if (issue.code === 'unrecognized_keys') {
    context.addIssue({ code: issue.code, keys: issue.keys, path, message });
  } else {
    context.addIssue({ code: 'custom', path, message });
  }
}

/**
 * The schema of a `with:` that reports what the kind's own schema reports, and passes the value on
 * unchanged: a plan holds what the author wrote, and the kind parses it again when it runs. Before
 * templates are bound (`unbound`), what a template may still change is not held against the file.
 */
export function asWritten(schema: z.ZodType, state: 'unbound' | 'bound'): AsWritten {
  return JsonObject.prefault({}).superRefine((raw, context) => {
    const read = schema.safeParse(raw, { error: sayIssue });
    for (const issue of read.error?.issues ?? []) {
      if (state === 'bound' || !mayVanish(raw, issue)) {
        passOn(issue, context);
      }
    }
  });
}

/** The kinds with every `with:` kept as it was written. */
export const keepWritten = (kinds: Kinds, state: 'unbound' | 'bound'): Kinds<AsWritten> => ({
  steps: kinds.steps.map((each) => ({ ...each, with: asWritten(each.with, state) })),
  checks: kinds.checks.map((each) => ({ ...each, with: asWritten(each.with, state) })),
});
