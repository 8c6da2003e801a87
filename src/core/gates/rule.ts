import { z } from 'zod';

const Minutes = z.int().min(0).max(1_440);

/** Who says whether reports rise, and when. `notify`: it is asked, and recovery does not wait for the answer. */
export const SupportRule = z.strictObject({
  mode: z.enum(['ack', 'notify']),
  role: z.string(),
  /** After users stopped hurting, in milliseconds. */
  afterMs: z.int().positive(),
  /** Outside these hours it is asked when the next ones begin; in minutes since midnight. */
  hours: z.strictObject({ from: Minutes, to: Minutes, zone: z.string() }).optional(),
});
export type SupportRule = z.infer<typeof SupportRule>;
