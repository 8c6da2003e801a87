import { z } from 'zod';

/** What the timer may say about the report. */
export const reportTimers = [
  z.strictObject({ kind: z.literal('remindReport') }),
  /** What could not be published by now is not. */
  z.strictObject({ kind: z.literal('endPublishing') }),
] as const;
