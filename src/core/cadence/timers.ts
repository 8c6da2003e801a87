import { z } from 'zod';
import { Reminder } from './events.ts';

/** What the timer may say about keeping people informed. */
export const cadenceTimers = [z.strictObject({ kind: z.literal('remind'), of: Reminder })] as const;
