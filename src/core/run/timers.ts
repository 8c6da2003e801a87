import { z } from 'zod';
import { LocalId, PlanId } from '../ids.ts';

const ofTry = { plan: PlanId, step: LocalId, epoch: z.int(), attempt: z.int() };

/** What the timer may say about a step. */
export const runTimers = [
  z.strictObject({ kind: z.literal('clockRang'), ...ofTry }),
  z.strictObject({ kind: z.literal('ackOverdue'), ...ofTry }),
  z.strictObject({
    kind: z.literal('ackSilent'),
    ...ofTry,
    level: z.enum(['reminded', 'deputy', 'authority']),
  }),
  z.strictObject({ kind: z.literal('retryDue'), ...ofTry }),
] as const;
