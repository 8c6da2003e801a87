import { z } from 'zod';
import { PlanId } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';
import { Strategy } from '../strategy/strategy.ts';

const second = 1_000;

/** Orders about what is on the table. */
export const proposalOrders = [
  /** Puts a strategy, or a plan that was made, on the table. */
  z.strictObject({
    kind: z.literal('propose'),
    strategy: z.union([Strategy, PlanId]),
    reason: FreeText.optional(),
  }),
  /** "Any strong objections?", for so long. */
  z.strictObject({
    kind: z.literal('objections'),
    forMs: z
      .int()
      .min(10 * second)
      .max(600 * second)
      .default(60 * second),
  }),
  z.strictObject({ kind: z.literal('object'), reason: FreeText }),
] as const;
