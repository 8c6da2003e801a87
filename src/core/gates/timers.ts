import { z } from 'zod';

/** What the timer may say about gates. */
export const gateTimers = [z.strictObject({ kind: z.literal('supportDue') })] as const;
