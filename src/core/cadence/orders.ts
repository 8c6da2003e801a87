import { z } from 'zod';
import { FreeText } from '../incident/orders.ts';

const minute = 60_000;

export const audiences = ['tactical', 'executive'] as const;

/** Orders about keeping people informed. */
export const cadenceOrders = [
  /** What is left out is said as the record has it. */
  z.strictObject({
    kind: z.literal('statusReport'),
    conditions: FreeText.optional(),
    actions: FreeText.optional(),
    needs: FreeText.optional(),
    audience: z.enum(audiences).default('tactical'),
  }),
  /** Puts off every reminder. */
  z.strictObject({
    kind: z.literal('snooze'),
    forMs: z
      .int()
      .min(5 * minute)
      .max(12 * 60 * minute)
      .default(30 * minute),
  }),
] as const;
