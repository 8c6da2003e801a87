import { z } from 'zod';
import { FreeText } from '../incident/orders.ts';

/** Orders about where a run rests. */
export const restOrders = [
  z.strictObject({ kind: z.literal('toRest'), reason: FreeText.optional() }),
  z.strictObject({ kind: z.literal('stay') }),
] as const;
