import { z } from 'zod';
import { Target } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';
import { automationModes } from './events.ts';

export const automationOrders = [
  z.strictObject({
    kind: z.literal('auto'),
    mode: z.enum(automationModes),
    target: Target,
    /** For how long, in milliseconds; `on` ends what was set and takes none. */
    forMs: z
      .int()
      .min(1_000)
      .max(7 * 24 * 3_600_000)
      .optional(),
    reason: FreeText,
  }),
] as const;
