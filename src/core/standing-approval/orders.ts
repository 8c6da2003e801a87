import { z } from 'zod';
import { Target } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';

/** As long as a rehearsal counts (record.md, "Readiness coverage"), where nobody says for how long. */
export const usualDays = 30;

export const standingApprovalOrders = [
  z.strictObject({
    kind: z.literal('approveAhead'),
    target: Target,
    /** For how long. */
    days: z.int().min(1).max(90).optional(),
    reason: FreeText.optional(),
    /** What was shown to whoever signs; without it the order only shows it. */
    shape: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('revokeAhead'), target: Target, reason: FreeText }),
] as const;
