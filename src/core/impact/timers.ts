import { z } from 'zod';

/** What the timer may say about the time for stopping the harm. */
export const impactTimers = [
  z.strictObject({ kind: z.literal('targetTime'), level: z.enum(['near', 'missed']) }),
] as const;
