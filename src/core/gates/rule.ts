import { z } from 'zod';
import { CountSpec } from '../plan/plan.ts';

const Minutes = z.int().min(0).max(1_440);

/** Who says whether reports rise, and when. `notify`: it is asked, and recovery does not wait for the answer. */
export const SupportRule = z.strictObject({
  mode: z.enum(['ack', 'notify']),
  role: z.string(),
  /** After users stopped hurting, in milliseconds. */
  afterMs: z.int().positive(),
  /** Outside these hours it is asked when the next ones begin; in minutes since midnight. */
  hours: z.strictObject({ from: Minutes, to: Minutes, zone: z.string() }).optional(),
  /** How many reports came in the last hour, and how many come in a usual one: counted when support is asked. */
  reports: z
    .strictObject({
      now: CountSpec,
      usual: z.union([z.number().nonnegative(), CountSpec]).optional(),
    })
    .optional(),
});
export type SupportRule = z.infer<typeof SupportRule>;

/** What a service has that says `notify`, and what its playbook asks for where the service says nothing. */
export const usualSupport = { role: 'support', afterMs: 1_800_000 } as const;
