import { z } from 'zod';

/** What the timer may say about the report. */
export const reportTimers = [z.strictObject({ kind: z.literal('remindReport') })] as const;
