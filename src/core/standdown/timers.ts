import { z } from 'zod';

/** What the timer may say about standing down. */
export const standDownTimers = [z.strictObject({ kind: z.literal('standDownOver') })] as const;
