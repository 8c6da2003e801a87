import { z } from 'zod';

/** What the timer may say about standing orders: it announces and ends them, and gives none. */
export const standingOrderTimers = [
  z.strictObject({ kind: z.literal('standingOrderDue') }),
  z.strictObject({ kind: z.literal('standingOrderLate') }),
] as const;
