import { z } from 'zod';
import { FreeText } from '../incident/orders.ts';

export const freezeOrders = [
  z.strictObject({
    kind: z.literal('releaseFixed'),
    /** The release that is frozen, or the target or service that it is frozen on. */
    what: z.string().trim().min(1).max(100),
    /** The commit that fixed it, or what was put right in words. */
    fix: FreeText,
  }),
] as const;
