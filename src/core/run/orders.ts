import { z } from 'zod';
import { PlanId, Target } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';
import { Strategy } from '../strategy/strategy.ts';

const ackStates = ['seen', 'doing', 'done', 'failed', 'blocked'] as const;
export const AckState = z.enum(ackStates);
export type AckState = z.infer<typeof AckState>;

const Step = z.string().trim().min(1).max(80);

export const rollbackOrders = [
  /** `/rollback <service>`: the card with the plan made; declares the incident when there is none. */
  z.strictObject({ kind: z.literal('card'), target: Target }),
  z.strictObject({
    kind: z.literal('plan'),
    targets: z.array(Target).max(20).default([]),
    to: z.string().optional(),
    playbook: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('go'),
    plan: PlanId.optional(),
    /** Digest of the card that was shown; without it the order only shows the card. */
    card: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('decline'), plan: PlanId.optional() }),
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
    kind: z.literal('switch'),
    to: z.union([Strategy, PlanId]),
    targets: z.array(Target).max(20).default([]),
    reason: FreeText,
    /** Lets the next strategy start although a step of the old one is still unsettled; on record by name. */
    override: z.boolean().default(false),
    card: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('ack'),
    step: Step,
    state: AckState,
    evidence: z.string().trim().max(4_000).optional(),
  }),
] as const;

export const rollbackQuestions = [
  z.strictObject({ kind: z.literal('dryRun'), plan: PlanId.optional() }),
  z.strictObject({ kind: z.literal('rollbackStatus') }),
] as const;
