import { z } from 'zod';
import { PlanId } from '../ids.ts';

/** What the timer may say about a run that stands where it is not safe to stay. */
export const restTimers = [
  z.strictObject({ kind: z.literal('restDue'), plan: PlanId, epoch: z.int() }),
] as const;
