import { z } from 'zod';
import { PlanId, Target } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';
import { ProposalId } from '../proposals/ids.ts';
import { Strategy } from './strategy.ts';

/** Orders about plans, decisions and the one active strategy. */
export const strategyOrders = [
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
    /** Why this and not another way: it goes on record. */
    reason: FreeText.optional(),
  }),
  z.strictObject({ kind: z.literal('decline'), plan: z.union([PlanId, ProposalId]).optional() }),
  z.strictObject({
    kind: z.literal('switch'),
    to: z.union([Strategy, PlanId]),
    targets: z.array(Target).max(20).default([]),
    reason: FreeText,
    /** Lets the next strategy start although a step of the old one is still unsettled; on record by name. */
    override: z.boolean().default(false),
    card: z.string().optional(),
  }),
] as const;
