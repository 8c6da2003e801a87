import { z } from 'zod';
import { Handle } from '../incident/orders.ts';

export const pagingOrders = [
  /** Whoever decides, unless a person or a role is named. */
  z.strictObject({ kind: z.literal('page'), who: Handle.optional() }),
] as const;
