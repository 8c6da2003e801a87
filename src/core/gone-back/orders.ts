import { z } from 'zod';
import { Instant, OutsideId, Target } from '../ids.ts';
import { FreeText } from '../incident/orders.ts';

const Version = z.string().trim().min(1).max(100);

export const goneBackOrders = [
  z.strictObject({
    kind: z.literal('registryAdd'),
    target: Target,
    /** The release that was left, and the one that was live again. */
    from: Version,
    to: Version,
    /** When it was live again. */
    since: Instant,
    /** What somebody knows of it. */
    what: FreeText,
  }),
  z.strictObject({
    kind: z.literal('registryExplain'),
    outside: OutsideId,
    /** Who did it, as people say it: not everybody has an account here. */
    who: FreeText,
    /** What it did not undo. */
    left: FreeText,
    why: FreeText,
  }),
] as const;
