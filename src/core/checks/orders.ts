import { z } from 'zod';
import { FreeText } from '../incident/orders.ts';

/** Orders about checks and what is left over. */
export const checkOrders = [
  z.strictObject({ kind: z.literal('waive'), check: z.string(), reason: FreeText }),
  z.strictObject({
    kind: z.literal('residual'),
    residual: z.string(),
    outcome: z.enum(['done', 'waive']),
    evidence: FreeText,
  }),
] as const;

/** Questions: they read and change nothing. */
export const checkQuestions = [z.strictObject({ kind: z.literal('check') })] as const;
