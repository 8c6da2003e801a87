import { z } from 'zod';
import { PlanId } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';

const ackStates = ['seen', 'doing', 'done', 'failed', 'blocked'] as const;
export const AckState = z.enum(ackStates);
export type AckState = z.infer<typeof AckState>;

const Step = z.string().trim().min(1).max(80);

/** Orders about a run and its steps. */
export const runOrders = [
  z.strictObject({ kind: z.literal('stop') }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('abort'), reason: FreeText.optional() }),
  z.strictObject({ kind: z.literal('retry'), step: Step, reason: FreeText }),
  z.strictObject({ kind: z.literal('skip'), step: Step, reason: FreeText }),
  z.strictObject({
    kind: z.literal('settle'),
    step: Step,
    outcome: z.enum(['done', 'not-done', 'abandon']),
    evidence: FreeText,
  }),
  z.strictObject({
    kind: z.literal('ack'),
    step: Step,
    state: AckState,
    evidence: z.string().trim().max(4_000).optional(),
  }),
] as const;

/** Questions: they read and change nothing. */
export const runQuestions = [
  z.strictObject({ kind: z.literal('dryRun'), plan: PlanId.optional() }),
  z.strictObject({ kind: z.literal('rollbackStatus') }),
] as const;
