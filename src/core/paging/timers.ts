import { z } from 'zod';

/** What the timer may say about waiting decisions. Whom it means follows from the state at that moment. */
export const pagingTimers = [
  z.strictObject({ kind: z.literal('authorityDue') }),
  z.strictObject({ kind: z.literal('successionDue') }),
] as const;
