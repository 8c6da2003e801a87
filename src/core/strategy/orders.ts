import { z } from 'zod';
import { PlanId, Target } from '../ids.ts';
import { confirmation } from '../impact/orders.ts';
import { FreeText } from '../incident/orders.ts';
import { handStepsIn } from '../plan/by-hand.ts';
import { ProposalId } from '../proposals/ids.ts';
import { Strategy } from './strategy.ts';

const mostHandSteps = 20;
const longestHandStep = 300;
/** Steps for people as they are typed: a line each, or parted by semicolons. */
const HandSteps = FreeText.refine((text) => {
  const steps = handStepsIn(text);
  return (
    steps.length > 0 &&
    steps.length <= mostHandSteps &&
    steps.every((step) => step.length <= longestHandStep)
  );
}, `1 to ${mostHandSteps} steps of ${longestHandStep} characters at most, parted by semicolons`);

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
    ...confirmation,
  }),
  z.strictObject({ kind: z.literal('decline'), plan: z.union([PlanId, ProposalId]).optional() }),
  z.strictObject({
    kind: z.literal('switch'),
    to: z.union([Strategy, PlanId]),
    targets: z.array(Target).max(20).default([]),
    reason: FreeText,
    /** For people, one after the other, where no playbook carries the strategy out. */
    steps: HandSteps.optional(),
    /** The release, commit or pull request that a fix forward waits for. */
    awaits: z.string().trim().min(1).max(200).optional(),
    /** Takes back what the old strategy has changed before the next one starts; without it all stays as it is. */
    undo: z.literal(true).optional(),
    /** Lets the next strategy start although a step of the old one is still unsettled; on record by name. */
    override: z.boolean().default(false),
    card: z.string().optional(),
    ...confirmation,
  }),
  /** What stopped the exposure and stays in force: taken back by a plan of its own, or kept by name. */
  z.strictObject({
    kind: z.literal('containment'),
    how: z.enum(['end', 'keep']),
    plan: PlanId.optional(),
    reason: FreeText,
  }),
] as const;
