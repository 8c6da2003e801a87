import { z } from 'zod';
import { surpriseKinds } from './surprise.ts';

/** Why a drill did not pass. */
export const drillFailures = [
  'nothing-decided',
  'not-recovered',
  'slow-decision',
  'slow-mitigation',
  'slow-recovery',
  'authority-lost',
  'course-changed',
  'guardrail-overridden',
  'surprise-unanswered',
] as const;
export type DrillFailure = (typeof drillFailures)[number];

const ms = z.int().min(0);

/** How a drill went, in milliseconds; what never came is missing. It passed where nothing stands under `failures`. */
export const Score = z.strictObject({
  /** From the first proposal, plan or card to the first decision. */
  decideMs: ms.optional(),
  /** From the first step that changes something to *mitigated*. */
  executeMs: ms.optional(),
  /** From *mitigated* to *recovered*. */
  validateMs: ms.optional(),
  failures: z.array(z.enum(drillFailures)),
  surprises: z
    .array(z.strictObject({ kind: z.enum(surpriseKinds), answered: z.boolean() }))
    .default([]),
});
export type Score = z.infer<typeof Score>;
