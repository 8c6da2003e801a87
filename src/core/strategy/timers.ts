import { z } from 'zod';
import { PlanId } from '../ids.ts';

/** What the timer may say about proposals and strategies. */
export const strategyTimers = [
  z.strictObject({ kind: z.literal('proposalExpires'), plan: PlanId }),
] as const;
