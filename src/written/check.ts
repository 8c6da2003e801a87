import { z } from 'zod';
import { LocalId } from '../core/ids.ts';
import { type CheckSpec, checkClasses } from '../core/plan/plan.ts';
import type { AsWritten, KindSchema } from './kinds.ts';
import { Secrets, Span, Term } from './scalars.ts';
import { Better, WrittenTolerance } from './tolerance.ts';

const limit = z.int().min(0).max(10_000);

const patience = (soak: string) => ({
  interval: Span.prefault('1s').describe('Between two measurements'),
  timeout: Span.prefault('10s').describe('The longest one measurement may take'),
  soak: Term.prefault(soak).describe('How long it must pass without a break'),
  initial_delay: Term.prefault('0s').describe('Before the first measurement'),
  within: Term.prefault('0s').describe('How long it may go on being asked while it does not pass'),
  failure_limit: limit.default(0).describe('Failures in a row that are put up with'),
  inconclusive_limit: limit.default(0),
  error_limit: limit.default(0),
});

/**
 * One check as people write it. The kinds come from the caller; each is one alternative on `kind`,
 * so that an editor completes its `with:`. `soak` is what holds where the author says nothing.
 */
export function writtenCheck<W extends z.ZodType>(kinds: readonly KindSchema<W>[], soak = '0s') {
  const [first, ...rest] = kinds.map((each) =>
    z.strictObject({
      id: LocalId,
      kind: z.literal(each.kind).describe(each.doc),
      with: each.with,
      ...patience(soak),
      class: z.enum(checkClasses).optional(),
      secrets: Secrets,
      tolerance: WrittenTolerance,
      better: Better,
    }),
  );
  if (first === undefined) throw new TypeError('No kind of check was given');
  return z.discriminatedUnion('kind', [first, ...rest]);
}

export type WrittenCheck = z.output<ReturnType<typeof writtenCheck<AsWritten>>>;

/** A check in the form of a plan. */
export const checkSpec = (check: WrittenCheck): CheckSpec => ({
  id: check.id,
  kind: check.kind,
  with: check.with,
  intervalMs: check.interval,
  timeoutMs: check.timeout,
  soakMs: check.soak,
  initialDelayMs: check.initial_delay,
  withinMs: check.within,
  failureLimit: check.failure_limit,
  inconclusiveLimit: check.inconclusive_limit,
  errorLimit: check.error_limit,
  ...(check.class === undefined ? {} : { class: check.class }),
  secrets: check.secrets,
  ...(check.tolerance === undefined ? {} : { tolerance: check.tolerance }),
  ...(check.better === undefined ? {} : { better: check.better }),
});
