import { z } from 'zod';
import { FreeText } from '../incident/orders.ts';

/** Orders about reviews. */
export const reviewOrders = [
  z.strictObject({
    kind: z.literal('review'),
    review: z.string().trim().min(1).max(20),
    finding: FreeText,
  }),
] as const;
