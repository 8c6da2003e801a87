import { z } from 'zod';

/** What the timer may say about a tabletop: its next moment has come, or a decision has waited long enough. */
export const tabletopTimers = [
  z.strictObject({ kind: z.literal('tabletopDue'), next: z.int().min(0) }),
] as const;
