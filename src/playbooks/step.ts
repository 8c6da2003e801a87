import { z } from 'zod';
import { overdueWays } from '../core/approval/shapes.ts';
import { LocalId } from '../core/ids.ts';
import { restorable, reversibility, writeWays } from '../core/impact/shapes.ts';
import { movable, type OnFailure } from '../core/plan/plan.ts';
import { didYouMean, quoted } from '../lib/say-issue.ts';
import { writtenCheck } from '../written/check.ts';
import type { AsWritten, Kinds, StepKindSchema } from '../written/kinds.ts';
import { Name, Secrets, Span, Term, Words, YesNo } from '../written/scalars.ts';

const Retry = z.strictObject({
  max: z.int().min(0).max(100).describe('Tries after the first'),
  backoff: z.enum(['fixed', 'exponential']).default('exponential'),
  delay: Term.prefault('1s'),
  max_delay: Term.prefault('1m'),
});

const Wave = z
  .int()
  .min(1)
  .max(1_000)
  .describe('Steps of a later wave wait until this one is through and figures were read');

const WrittenApproval = z.strictObject({
  roles: z.array(Name).min(1).describe('Roles of the service; any of them may approve'),
  min: z.int().min(1).max(20).default(1).describe('How many different people have to'),
  timeout: Span.optional().describe('How long an answer is waited for'),
  on_timeout: z.enum(overdueWays).optional(),
});

const plainWays = ['pause', 'abort', 'continue', 'compensate'] as const;
const isPlain = z.enum(plainWays);

const WayOnFailure = z
  .string()
  .meta({ pattern: String.raw`^(pause|abort|continue|compensate|goto\([a-z][a-z0-9-]*\))$` })
  .transform((text, context): OnFailure => {
    const plain = isPlain.safeParse(text);
    if (plain.success) return { do: plain.data };
    const step = /^goto\((?<step>[a-z][a-z0-9-]{0,62})\)$/u.exec(text)?.groups?.['step'];
    if (step !== undefined) return { do: 'goto', step };
    const hint = didYouMean(text, plainWays);
    context.addIssue(`${quoted(text)} is not one of ${plainWays.join(', ')}, goto(step)${hint}`);
    return z.NEVER;
  });

const Write = z.strictObject({
  dataset: Words.describe('A dataset of the service'),
  how: z.enum(writeWays),
});

/** `yes` and `no` as everywhere, and the one way that is neither. */
const Reversible = z
  .union([z.boolean(), z.enum(reversibility)], {
    error: 'expected yes, no or point_of_no_return',
  })
  .transform((said) => (typeof said === 'boolean' ? (said ? 'yes' : 'no') : said));

const defaultTimeout = { worker: '5m', person: '1h', clock: '1h' } as const;

const timeout = ({ by }: StepKindSchema) =>
  Span.prefault(defaultTimeout[by]).describe('The longest that one try may take');

function writtenUndo<W extends z.ZodType>(kinds: readonly StepKindSchema<W>[]) {
  const [first, ...rest] = kinds.map((each) =>
    z.strictObject({
      kind: z.literal(each.kind).describe(each.doc),
      with: each.with,
      timeout: timeout(each),
      secrets: Secrets,
    }),
  );
  if (first === undefined) throw new TypeError('No kind of step was given');
  return z.discriminatedUnion('kind', [first, ...rest]);
}

/** One step as people write it: an alternative for each kind, so that an editor completes its `with:`. */
export function writtenStep<W extends z.ZodType>(kinds: Kinds<W>) {
  const shared = {
    id: LocalId,
    name: Words.optional(),
    needs: z.array(LocalId).default([]),
    idempotent: YesNo.prefault(false).describe('Whether it may be run twice without harm'),
    retry: Retry.optional(),
    on_failure: WayOnFailure.prefault('pause'),
    compensate: writtenUndo(kinds.steps).optional().describe('What takes this step back'),
    check_after: z.array(writtenCheck(kinds.checks)).default([]),
    secrets: Secrets,
    rest: YesNo.prefault(false).describe('Whether it is safe to stay here'),
    moves: z
      .enum(movable)
      .optional()
      .describe('What it moves: figures are read again after it and compared with before'),
    wave: Wave.optional(),
    approve: WrittenApproval.optional().describe('Who has to agree before it starts'),
    writes: z.array(Write).default([]).describe('What it does to datasets'),
    reversible: Reversible.prefault('yes').describe('Whether it can be taken back'),
    restores: z
      .array(z.enum(restorable))
      .default([])
      .describe('What of the older release it brings back'),
    touches: z
      .array(Words)
      .default([])
      .describe('Objects that it changes and its `with` does not name, as flag/new-cart'),
  };
  const [first, ...rest] = kinds.steps.map((each) =>
    z.strictObject({
      ...shared,
      kind: z.literal(each.kind).describe(each.doc),
      with: each.with,
      timeout: timeout(each),
    }),
  );
  if (first === undefined) throw new TypeError('No kind of step was given');
  return z.discriminatedUnion('kind', [first, ...rest]);
}

export type WrittenStep = z.output<ReturnType<typeof writtenStep<AsWritten>>>;
