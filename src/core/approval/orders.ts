import { z } from 'zod';
import { PlanId } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';

/** The answers of those whose agreement a plan, or a step of its run, waits for. */
export const approvalOrders = [
  z.strictObject({
    kind: z.literal('approve'),
    plan: PlanId.optional(),
    reason: FreeText.optional(),
  }),
  z.strictObject({ kind: z.literal('deny'), plan: PlanId.optional(), reason: FreeText.optional() }),
] as const;
